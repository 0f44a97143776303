"""The word on a row's button, with whose row it is for those who hear the page."""

from __future__ import annotations

from clientdesk.ui.escape import md, short


def of(word: str, whose: str) -> str:
    """A label that shows the word and is called with the name; the style hides what is strong."""
    return f"{word} **{md(short(whose.strip(), 80))}**"
