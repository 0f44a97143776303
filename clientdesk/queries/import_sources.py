"""How the columns of a list with the same headings were read before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def remembered(database: Database, kind: str, signature: str) -> dict[str, object]:
    """The mapping that was chosen for such a list; empty without one."""
    row = database.row("import_source", kind=kind, signature=signature)
    return dict(json.loads(row["mapping"])) if row else {}
