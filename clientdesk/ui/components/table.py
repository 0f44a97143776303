"""A table of records whose rows open: real rows and links, for mouse, keyboard and screen reader.

Streamlit's own grid is a canvas: no row click, no tooltip per cell, and arrow keys that select.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_table",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "table.css").read_text("utf-8"),
    js="".join((_FOLDER / name).read_text("utf-8") for name in ("table_boxes.js", "table.js")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with what the pointer shows over it, as a chip of one colour, or in a tone."""

    text: str
    title: str = ""
    chip: str = ""
    """green, red, orange, blue or gray."""
    tone: str = ""
    """overdue or quiet."""
    mark: str = ""
    """A grey word behind the text."""
    below: str = ""
    """A quieter text on a line of its own."""
    acts: bool = False
    """The text is a button, which chooses itself as the action."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's label; a sort makes it a button."""

    label: str
    look: str = ""
    """right for figures, elastic for texts that may be cut, wide for what has the most to say;
    aside leaves where it is narrow."""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A record's cells, in the order of the columns; None is empty."""

    id: str
    name: str
    cells: tuple[Cell | None, ...]
    href: str = ""
    menu: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What is drawn; without a height the table grows with its rows."""

    label: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    sort: str = ""
    descending: bool = False
    height: str = "none"
    holds: bool = False
    """New rows wait while the pointer is over the old ones."""
    picked: tuple[str, ...] | None = None
    """The rows that are selected, from a page that keeps that itself; None leaves it to the table,
    which forgets rows that left."""


def selected(table_key: str) -> tuple[str, ...]:
    """The ids of the rows that are selected in a table that was drawn before."""
    return tuple(_told(table_key)["ids"])


def show(
    table: Table,
    key: str,
    *,
    on_open: Callable[[str], None] | None = None,
    on_choose: Callable[[str, str], None] | None = None,
    on_sort: Callable[[str], None] | None = None,
    on_select: Callable[[Sequence[str], Sequence[str]], None] | None = None,
) -> None:
    """Draw the table; the callbacks get a row's id, an id with a choice, and a column's sort.

    With on_select every row has a box to select it by; it gets the ids of the rows that are drawn
    and of those selected.
    """

    def opened() -> None:
        if on_open:
            on_open(st.session_state[key].opened)

    def chosen() -> None:
        if on_choose:
            on_choose(st.session_state[key].chosen["id"], st.session_state[key].chosen["action"])

    def sorted_by() -> None:
        if on_sort:
            on_sort(st.session_state[key].sorted)

    _DRAW(
        key=key,
        data=_data(table, key, opens=on_open is not None, selects=on_select is not None),
        default={"selected": None},
        on_selected_change=partial(_select, key, on_select),
        on_opened_change=opened,
        on_chosen_change=chosen,
        on_sorted_change=sorted_by,
    )


def _data(table: Table, key: str, *, opens: bool, selects: bool) -> dict[str, object]:
    keeps = table.picked is not None
    return {
        **asdict(table),
        "opens": opens,
        "selects": selects,
        "menu": any(row.menu for row in table.rows),
        "keeps": keeps,
        "selected": table.picked if keeps else selected(key),
        "heard": _told(key)["at"],
    }


def _select(key: str, follow: Callable[[Sequence[str], Sequence[str]], None] | None) -> None:
    if follow:
        follow(_told(key)["shown"], _told(key)["ids"])


def _told(key: str) -> dict[str, Any]:
    """What the table told last of its boxes, and when."""
    drawn = st.session_state.get(key)
    told = drawn["selected"] if drawn else None
    return told or {"shown": (), "ids": (), "at": 0}
