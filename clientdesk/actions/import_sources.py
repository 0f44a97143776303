"""How the columns of a list were read, remembered for the next list with the same headings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from clientdesk.model.permissions import Actor, Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

Kind = Literal["clients", "invoices", "payments"]


def remember(
    database: Database,
    actor: Actor,
    kind: Kind,
    signature: str,
    mapping: Mapping[str, object],
    now: datetime,
) -> None:
    """Keep a mapping for lists with these headings (columns.signature); an empty one forgets."""
    require(actor, Permission.COMMIT_IMPORTS)

    def work(tx: Transaction) -> None:
        tx.execute("forget_import_source", kind=kind, signature=signature)
        if mapping:
            text = json.dumps(mapping, ensure_ascii=False)
            tx.execute("add_import_source", kind=kind, signature=signature, mapping=text, now=now)

    database.write(work)
