"""Which groups are shown, or which records side by side: the address says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.model.likeness import Sign
from clientdesk.queries.duplicates import duplicates
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.queries.duplicates import Twins

_COMPARED: Final = "clients"
_REASON: Final = "reason"
PAGE: Final = "duplicates-page"

MOST: Final = 5
"""Records that stand side by side."""

REASONS: Final = (
    Sign.TAX_ID, Sign.EMAIL, Sign.NAME, Sign.DOMAIN, Sign.PHONE, Sign.NAME_WITHOUT_FORM,
    Sign.MAIL_DOMAIN, Sign.NAME_NEAR, Sign.ADDRESS, Sign.NAME_BUT_FORM,
)  # fmt: skip
"""By what groups can be asked for."""


def groups() -> list[Twins]:
    """Every group, as it stands."""
    return cached.read_on_day(duplicates, "duplicates")


def compared() -> list[UUID]:
    """The records that the address puts side by side; what is no id is passed over."""
    found = []
    for text in state.parameters([_COMPARED])[_COMPARED].split(","):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))[:MOST]


def compare(client_ids: Iterable[UUID]) -> None:
    """Put records side by side; none shows the groups again."""
    state.show_parameters({_COMPARED: "", **address(client_ids)})


def address(client_ids: Iterable[UUID]) -> dict[str, str]:
    """The query parameters of the page with records side by side; none without any."""
    listed = ",".join(map(str, client_ids))
    return {_COMPARED: listed} if listed else {}


def reason() -> Sign | None:
    """The reason that groups are asked for."""
    asked = state.parameters([_REASON])[_REASON]
    return next((sign for sign in REASONS if sign.name == asked), None)


def ask_for(name: str) -> None:
    """Show the groups with the reason of this name, of any without one, from the first on."""
    state.show_parameters({_REASON: name})
    state.keep(PAGE, 1)
