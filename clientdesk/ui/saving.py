"""Saving a client's form: what is refused stays in it with the reason, conflicts are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.actions import clients
from clientdesk.errors import Conflict
from clientdesk.model.client import ClientDraft
from clientdesk.text.plurals import count
from clientdesk.ui import asking, cached, drafts, notices, state, twins
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from clientdesk.errors import FieldChange

_CONFLICT: Final = "conflict"
_REFUSED: Final = "refused"
_HINTS: Final = "hints"
_IDLE: Final = "nothing-to-save"


def save(client_id: UUID) -> None:
    """Save what was changed, or keep it in the form with the reason why not."""
    form = str(client_id)
    settle(form)
    changed = drafts.changes(form)
    state.keep(f"{_IDLE}-{form}", not changed)
    if not changed or _refuse(form):
        return
    read = drafts.seen(form)
    try:
        saved = clients.edit(
            cached.database(),
            cached.actor(),
            client_id,
            read={field: read[field] for field in changed},
            changes=changed,
            now=cached.now(),
        )
    except Conflict as conflict:
        state.keep(f"{_CONFLICT}-{form}", conflict.changes)
        return
    notices.say(f"Saved {count(len(changed), 'change')}.")
    _reopen(form, saved.id, saved.hints)


def create() -> None:
    """Make the client that the new form describes and open it; a like client is said first."""
    if _refuse(drafts.NEW) or twins.stops():
        return
    texts = {field: _text(drafts.typed(drafts.NEW, field)) for field in drafts.TEXTS}
    draft = ClientDraft(texts.pop("name") or "", **texts)
    saved = clients.create(cached.database(), cached.actor(), draft, cached.now(), cached.today())
    notices.say(f"{short(draft.name)} was added.")
    settle(drafts.NEW)
    _reopen(drafts.NEW, saved.id, saved.hints)


def discard(form: str) -> None:
    """Drop what was typed."""
    drafts.drop(form)
    settle(form)


def settle(form: str) -> None:
    """Forget why the form was not saved."""
    state.keep(f"{_CONFLICT}-{form}", ())
    state.keep(f"{_REFUSED}-{form}", False)


def was_refused(form: str) -> bool:
    """Whether the form was last sent with a text that is refused."""
    return state.recall(f"{_REFUSED}-{form}", False)


def had_nothing(form: str) -> bool:
    """Whether Save was pressed with nothing changed, said once."""
    return state.take(f"{_IDLE}-{form}", False)


def conflict(form: str) -> tuple[FieldChange, ...]:
    """What somebody else saved in the fields that were to be saved."""
    nothing: tuple[FieldChange, ...] = ()
    return state.recall(f"{_CONFLICT}-{form}", nothing)


def hints(form: str) -> Mapping[str, str]:
    """What could not be checked when the form was last saved."""
    nothing: Mapping[str, str] = {}
    return state.recall(f"{_HINTS}-{form}", nothing)


def _refuse(form: str) -> bool:
    refused = bool(drafts.problems(form))
    state.keep(f"{_REFUSED}-{form}", refused)
    return refused


def _reopen(form: str, client_id: UUID, hints_of_fields: Mapping[str, str]) -> None:
    drafts.drop(form)
    state.keep(f"{_HINTS}-{client_id}", hints_of_fields)
    asking.ask_now("client", client_id)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
