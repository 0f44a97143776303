"""A list of what is to be done: a row a record, its chips what is wrong, a click what mends it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_worklist",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "worklist.css").read_text("utf-8"),
    js=(_FOLDER / "worklist.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """What is wrong; with a deed it is a button."""

    id: str
    text: str
    title: str = ""
    colour: str = "gray"
    """red, orange or gray."""
    deed: str = ""
    """What a click does, in words."""


@dataclass(frozen=True, slots=True)
class Item:
    """A record with its chips or a sentence, what it is worth, and what can be done with it."""

    id: str
    name: str
    href: str
    below: str = ""
    """A quieter line under the name."""
    chips: tuple[Chip, ...] = ()
    said: tuple[str, ...] = ()
    """Sentences, the first the reason."""
    links: tuple[tuple[str, str], ...] = ()
    """Words and addresses beginning with tel: or mailto:."""
    worth: str = ""
    title: str = ""
    """What the pointer shows over the worth."""
    alert: bool = False
    """The worth is overdue, and red."""
    menu: tuple[str, ...] = ()
    """Words of buttons at the end of the row."""


def show(
    items: Sequence[Item],
    key: str,
    *,
    label: str,
    on_open: Callable[[str], None] | None = None,
    on_choose: Callable[[str, str], None] | None = None,
) -> None:
    """Draw the rows; the callbacks get a row's id, and an id with a chip or a button's words."""

    def opened() -> None:
        if on_open:
            on_open(st.session_state[key].opened)

    def chosen() -> None:
        if on_choose:
            on_choose(st.session_state[key].chosen["id"], st.session_state[key].chosen["what"])

    _DRAW(
        key=key,
        data={"label": label, "items": [asdict(item) for item in items]},
        on_opened_change=opened,
        on_chosen_change=chosen,
    )
