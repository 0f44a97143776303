"""What is done about duplicates, each with its Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import not_duplicates, undoing
from clientdesk.errors import ClientDeskError
from clientdesk.text.plurals import count
from clientdesk.ui import cached, duplicates_view, notices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID


def say_apart(client_ids: Sequence[UUID]) -> None:
    """Remember that these are different clients, each from each."""
    try:
        said = not_duplicates.say(cached.database(), cached.actor(), client_ids, cached.now())
    except ClientDeskError as problem:
        notices.say(f"{problem.message} {problem.hint}".strip())
        return
    duplicates_view.compare(())
    told = count(len(client_ids), "record")
    notices.say(f"{told} will not be shown as duplicates again.", undo=lambda: find_again(said))


def find_again(said: Sequence[UUID]) -> None:
    """Let pairs that were told apart be found again."""
    not_duplicates.take_back(cached.database(), cached.actor(), said)
    notices.say("They are shown as duplicates again, as far as they are alike.")


def unmerge(act_id: UUID) -> None:
    """Take a merge back, or say what has changed since."""
    try:
        undoing.undo(
            cached.database(), cached.actor(), act_id, cached.now(), cached.today(), rest=False
        )
    except ClientDeskError as problem:
        hint = "" if problem.hint.startswith("Nothing was taken back") else problem.hint
        notices.say(f"{problem.message} Nothing was taken back. {hint}".strip())
        return
    notices.say("The merge was taken back. Each record is as it was.")
