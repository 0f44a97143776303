"""Labels with their values, as text; a value can be a link or a chip."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_facts",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "facts.css").read_text("utf-8"),
    js=(_FOLDER / "facts.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; an empty value is drawn as a dash."""

    label: str
    value: str | None
    note: str = ""
    href: str = ""
    chip: str = ""
    """green, red, orange, blue or gray."""
    title: str = ""


def show(facts: Sequence[Fact], key: str) -> None:
    """Draw the facts in two columns."""
    _DRAW(key=key, data={"facts": [asdict(fact) for fact in facts]})
