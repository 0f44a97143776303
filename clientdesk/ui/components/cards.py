"""Figure cards of equal height; a card that opens to its records is a button."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_cards",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "cards.css").read_text("utf-8"),
    js=(_FOLDER / "cards.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A figure with its label, what the pointer shows over it, and a line below."""

    id: str
    label: str
    value: str
    title: str = ""
    note: str = ""
    alert: bool = False
    """The line below needs attention and is red."""
    opens: bool = False
    chosen: bool = False


def show(
    cards: Sequence[Card],
    key: str,
    *,
    small: bool = False,
    on_choose: Callable[[str], None] | None = None,
) -> None:
    """Draw the cards in a row that wraps; the callback gets the id of the one chosen."""

    def chosen() -> None:
        if on_choose:
            on_choose(st.session_state[key].chosen)

    look = {"size": "18px", "least": "8.5rem"} if small else {"size": "22px", "least": "11.5rem"}
    _DRAW(
        key=key, data={"cards": [asdict(card) for card in cards], **look}, on_chosen_change=chosen
    )
