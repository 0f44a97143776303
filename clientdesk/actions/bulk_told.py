"""The taking back of a change of many clients in the history of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.activity import ActivityKind as Kind

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.actions.history import Act

_REVERSE: Final = {
    Kind.ARCHIVED: Kind.UNARCHIVED,
    Kind.UNARCHIVED: Kind.ARCHIVED,
    Kind.PORTAL_ENABLED: Kind.PORTAL_DISABLED,
    Kind.PORTAL_DISABLED: Kind.PORTAL_ENABLED,
    Kind.ENRICHMENT_REQUESTED: Kind.ENRICHMENT_CANCELED,
}
"""What tells the opposite; the rest is told with old and new exchanged."""


def tell_reverse(act: Act, act_id: UUID, rows: pl.DataFrame) -> None:
    """Tell of each client that went back the reverse of what was told of it."""
    clients = rows.filter(pl.col("table_name") == "clients").select(client_id="id")
    told = act.tx.frame("told_of_act", act_id=act_id)
    back = told.join(clients, on="client_id", how="semi", maintain_order="left")
    if back.height:
        words = {str(kind): str(reverse) for kind, reverse in _REVERSE.items()}
        kind = pl.col("kind").replace(words)
        act.note_rows(kind, back.rename({"old": "new", "new": "old"}))
