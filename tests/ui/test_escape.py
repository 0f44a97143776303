from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientdesk.ui.escape import md, short

HOSTILE = [
    "**bold** _em_ `code` ~~gone~~",
    "[link](https://evil.example) ![pixel](https://evil.example/p.png)",
    "<img src=x onerror=alert(1)> <script>alert(1)</script>",
    ":material/bolt: :red[red] :smile: $x^2$ $$y$$",
    "# title\n- list\n> quote\n1. one",
    "https://evil.example www.evil.example a@evil.example",
    "=HYPERLINK(1) | a | b |",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_it_stands(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).render(md(text))

    assert re.findall(r"<(?!/?p>)", html) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_links_by_itself(text: str) -> None:
    assert re.search(r"(?i)https?:|www\.|[^\u2060]\\?@[^\u2060]", md(text)) is None


def test_invisible_and_turning_characters_become_spaces() -> None:
    assert md("a\u202eb\u200bc\x00d\ne") == "a b c d e"


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=60))
def test_escaping_loses_no_visible_character(text: str) -> None:
    shown = md(text).replace("\u2060", "")

    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) == text


def test_long_text_ends_in_an_ellipsis() -> None:
    assert short("a" * 100, 10) == "a" * 9 + "…"
    assert short("short", 10) == "short"
