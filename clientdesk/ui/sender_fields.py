"""What documents say of the workspace that sends them, as fields of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.fields import MAX_LENGTHS
from clientdesk.model.sender import SENDER, sender_hint
from clientdesk.ui.escape import md
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.model.workspace import Workspace

_HELP: Final = {
    "address": "Stands under your name at the top of invoices and statements, line by line.",
    "tax_id": "Many countries ask for it on every invoice; it is checked where that is possible.",
    "email": "Where clients ask about an invoice, such as accounts@company.com.",
    "phone": "Stands beside the e-mail address at the top of documents.",
    "payment_details": (
        "Bank account and terms of payment; at the foot of an invoice while something is due."
    ),
}


def show(seen: Workspace, key: Callable[[str], str], *, locked: bool) -> None:
    """Draw the fields with what was seen; key names a field's widget."""
    place = section(
        "On your documents",
        "What invoices and statements say of you. What is empty is left out.",
        key="sender",
    )
    _field(place, "address", seen, key, locked=locked)
    left, right = place.columns(2)
    _field(left, "phone", seen, key, locked=locked)
    _field(right, "email", seen, key, locked=locked)
    _field(left, "tax_id", seen, key, locked=locked)
    for field in ("tax_id", "phone"):
        hint = sender_hint(field, getattr(seen, field), country=seen.country)
        if hint:
            place.caption(md(hint))
    _field(place, "payment_details", seen, key, locked=locked)


def _field(
    place: DeltaGenerator, field: str, seen: Workspace, key: Callable[[str], str], *, locked: bool
) -> None:
    draw = place.text_area if field in {"address", "payment_details"} else place.text_input
    draw(
        SENDER[field],
        getattr(seen, field) or "",
        max_chars=MAX_LENGTHS[field],
        key=key(field),
        help=_HELP[field],
        disabled=locked,
    )
