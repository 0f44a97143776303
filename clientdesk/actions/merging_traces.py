"""What a merge leaves: the way back to what was, and the way from an old id to the survivor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions.undoable import forget
from clientdesk.errors import Refused
from clientdesk.queries.merges import absorbed_by

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.store.transaction import Transaction


def refuse_later_merge(tx: Transaction, act_id: UUID) -> None:
    """Raise Refused when the survivor of a merge was itself absorbed later."""
    later = tx.row("later_merge", act_id=act_id)
    if later is not None:
        raise Refused(
            f"{later['absorbed_name']} was merged into another client later.",
            hint="Take that merge back first.",
        )


def unmerge(tx: Transaction, act_id: UUID) -> None:
    """Give the clients of a merge back what has no id of its own, and their old ids."""
    tx.execute("follow_invoices", act_id=act_id)
    tx.execute("follow_portal_links")
    tx.execute("take_given_dismissals", act_id=act_id)
    tx.execute("restore_dismissals", act_id=act_id)
    tx.execute("take_given_not_duplicates", act_id=act_id)
    tx.execute("end_merge", act_id=act_id)


def forget_merges(tx: Transaction, client_id: UUID) -> None:
    """Let go of what was kept to take merges into a client back; they no longer can be."""
    for act_id in dict.fromkeys(each.act_id for each in absorbed_by(tx, client_id)):
        forget(tx, act_id, None)
        tx.execute("delete_act", id=act_id)


def end_merges(tx: Transaction, client_id: UUID) -> list[UUID]:
    """Let the ids of all that a client absorbed lead nowhere, as it goes itself; those ids."""
    absorbed = absorbed_by(tx, client_id)
    forget_merges(tx, client_id)
    for act_id in dict.fromkeys(each.act_id for each in absorbed):
        tx.execute("end_merge", act_id=act_id)
    return [each.absorbed_id for each in absorbed]
