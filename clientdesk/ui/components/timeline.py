"""What happened, newest first: a sentence each, with when beside it and values below it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_timeline",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "timeline.css").read_text("utf-8"),
    js=(_FOLDER / "timeline.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened, what the pointer shows over its words and over its time."""

    text: str
    when: str
    moment: str
    lines: tuple[str, ...] = ()
    title: str = ""
    colour: str = "gray"
    """Of the dot before it: green, red, orange, blue or gray."""


def show(label: str, items: Sequence[Item], key: str) -> None:
    """Draw the items as a list of that name."""
    _DRAW(key=key, data={"label": label, "items": [asdict(item) for item in items]})
