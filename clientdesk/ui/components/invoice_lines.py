"""The lines of an invoice with note and sums: typed like a sheet, or read.

Streamlit's own grid is a canvas that reads numbers in one locale only and has no place for what
is wrong with a cell; rows of its inputs lose the focus whenever a row comes or goes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_invoice_lines",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "invoice_lines.css").read_text("utf-8"),
    js=(_FOLDER / "invoice_lines.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class LineTexts:
    """A line as it is typed or read."""

    id: str
    description: str = ""
    quantity: str = ""
    unit_price: str = ""
    tax_rate: str = ""
    discount: str = ""


@dataclass(frozen=True, slots=True)
class SumText:
    """A line of the sums; the last one, what is to be paid, is strong."""

    label: str
    value: str
    strong: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceLines:
    """What is drawn. Lines and note of another generation replace what is typed."""

    lines: Sequence[LineTexts]
    sums: Sequence[SumText]
    generation: str = ""
    note: str = ""
    amounts: Mapping[str, str] = field(default_factory=dict)
    """By line: what it comes to before tax."""
    wrong: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By line, then field: why what is typed is refused; the note stands under "note"."""
    all_wrong: bool = False
    """Also empty lines and fields that nobody has left yet say what is wrong with them."""
    editable: bool = True
    has_discount: bool = True
    usual_tax: str = ""
    """What the first line's tax is filled in with."""


def show(
    drawn: InvoiceLines, key: str, *, on_typed: Callable[[Mapping[str, Any]], None] | None = None
) -> None:
    """Draw them; the callback gets generation, lines and note whenever they were typed."""

    def typed() -> None:
        if on_typed and st.session_state[key].typed:
            on_typed(st.session_state[key].typed)

    _DRAW(key=key, data=asdict(drawn), on_typed_change=typed)
