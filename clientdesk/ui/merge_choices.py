"""What of each record goes into the one that stays: chosen field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.merging import CHOOSABLE, Merge
from clientdesk.ui import drafts, state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord

_SURVIVOR: Final = "merge-survivor"
_CHOSEN: Final = "merge-chosen"

FIELDS: Final = tuple(field for field in CHOOSABLE if field != "notes")
"""Those whose value is chosen; notes are joined."""


def stored(record: ClientRecord) -> dict[str, Any]:
    """What a record holds in these fields; what it inherits is empty."""
    own = drafts.stored(record)
    locale = None if record.locale_inherited else record.locale
    values = {**own, "owner_id": record.owner_id, "locale": locale}
    return {field: values[field] for field in FIELDS}


def survivor(records: Sequence[ClientRecord]) -> ClientRecord:
    """Who stays: as chosen, else the record with most invoices, then the oldest."""
    asked = state.recall(_SURVIVOR, "")
    best = min(records, key=lambda one: (-one.invoice_count, one.created_at, str(one.id)))
    return next((record for record in records if str(record.id) == asked), best)


def let_survive(client_id: UUID) -> None:
    """Choose who stays; the fields begin anew with what it holds."""
    state.keep(_SURVIVOR, str(client_id))
    state.keep(_CHOSEN, {})


def forget() -> None:
    """Begin anew, with other records."""
    state.keep(_SURVIVOR, "")
    state.keep(_CHOSEN, {})


def choose(field: str, client_id: UUID) -> None:
    """Take a field's value from a record."""
    nothing: dict[str, UUID] = {}
    state.keep(_CHOSEN, {**state.recall(_CHOSEN, nothing), field: client_id})


def chosen(records: Sequence[ClientRecord]) -> dict[str, UUID]:
    """By field whose value is taken: as chosen, else the survivor's, else one that is there."""
    nothing: dict[str, UUID] = {}
    asked = state.recall(_CHOSEN, nothing)
    stays = survivor(records)
    order = [stays, *(record for record in records if record.id != stays.id)]
    values = {record.id: stored(record) for record in order}
    return {
        field: asked[field]
        if asked.get(field) in values
        else next((one.id for one in order if values[one.id][field] is not None), stays.id)
        for field in FIELDS
    }


def asked(records: Sequence[ClientRecord]) -> Merge:
    """The merge that the choices describe, of the records as they were shown."""
    stays, taken = survivor(records), chosen(records)
    values = {record.id: stored(record) for record in records}
    own = values[stays.id]
    new: Mapping[str, object] = {
        field: values[client_id][field]
        for field, client_id in taken.items()
        if values[client_id][field] != own[field]
    }
    absorbed = [record.id for record in records if record.id != stays.id]
    return Merge(stays.id, absorbed, new, {record.id: record.version for record in records})
