"""The typed fields of a client as they are corrected: in a form, or by an accepted proposal."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.enrichment_queue import queue_edited
from clientdesk.model.activity import ActivityKind
from clientdesk.model.client import EDITABLE, PREFERENCES, ClientDraft, clean_values, keys
from clientdesk.model.enrichment_inputs import asks_anew
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clientdesk.actions.history import Act
    from clientdesk.model.activity import Edit
    from clientdesk.store.transaction import Transaction


def cleaned(
    tx: Transaction, client: Mapping[str, Any], changes: Mapping[str, object]
) -> tuple[dict[str, str | int | None], dict[str, str]]:
    """The changes as they are kept; what the record already holds is not judged again."""
    new = {
        name: value
        for name, value in changes.items()
        if name not in EDITABLE or value != client[name]
    }
    address = changes.get("address", client["address"])
    return clean_values(
        new,
        country=records.workspace(tx).country,
        address=address if isinstance(address, str) else None,
    )


def save(
    act: Act,
    client: Mapping[str, Any],
    edits: Sequence[Edit],
    *,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write a client that holds the edits, note them, and do what follows from them."""
    texts = {part.name: client[part.name] for part in fields(ClientDraft)}
    records.update(
        act.tx,
        "update_client",
        id=client["id"],
        version=client["version"],
        now=act.now,
        **texts,
        **keys(ClientDraft(**texts)),
        **{name: client[name] for name in PREFERENCES},
    )
    act.note_client(ActivityKind.UPDATED, client, edits, detail=detail)
    if asks_anew(edit.field for edit in edits):
        queue_edited(act, client["id"])
    if any(edit.field == "currency" for edit in edits):
        today = records.workspace(act.tx).day(act.now)
        refresh_figures(act.tx, today, [client["id"]])
