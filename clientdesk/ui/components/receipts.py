"""What was found, with how sure it is and the words it rests on: source, quote and page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_receipts",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "receipts.css").read_text("utf-8"),
    js=(_FOLDER / "receipts.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where something stands: the source, the words, and the page with its address."""

    source: str
    quote: str
    page: str = ""
    href: str = ""
    """Opens only when it begins with http:// or https://."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A label and what was found; an empty value without a tag is drawn as a dash."""

    label: str
    value: str
    href: str = ""
    tag: str = ""
    """A chip before the value."""
    colour: str = "gray"
    """Of the tag: green, red, orange, blue or gray."""
    was: str = ""
    """What stood there before, struck through."""
    sure: str = ""
    doubtful: bool = False
    mark: str = ""
    """A line of its own: whose hand set it."""
    receipts: tuple[Receipt, ...] = ()


def show(findings: Sequence[Finding], key: str) -> None:
    """Draw the findings below each other: the first receipt in view, others one click away."""
    _DRAW(key=key, data={"findings": [asdict(each) for each in findings]})
