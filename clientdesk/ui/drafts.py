"""What a person is typing into a client's form, kept until it is saved or dropped.

Each form holds what its fields showed when they were read: what differs was typed, and the
difference is what is saved, so that two people can work on different fields of one client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.client import PREFERENCES
from clientdesk.model.countries import country_in
from clientdesk.model.fields import LABELS, Cleaned, clean
from clientdesk.model.preferences import check_preference
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.queries.clients import ClientRecord

NEW: Final = "new"
"""The form of a client that does not exist yet."""

TEXTS: Final = tuple(LABELS)
_TERMS: Final = "payment_terms_days"
CHOICES: Final = tuple(field for field in PREFERENCES if field != "locale")


def stored(record: ClientRecord) -> dict[str, object]:
    """What the form's fields hold in the record; an inherited choice is empty."""
    inherited = {
        "currency": record.currency_inherited,
        "payment_terms_days": record.payment_terms_inherited,
        "reminder_tone": record.reminder_tone_inherited,
    }
    return {
        field: None if inherited.get(field) else getattr(record, field)
        for field in (*TEXTS, *CHOICES)
    }


def key(form: str, field: str) -> str:
    """The key of a field's control."""
    return f"edit-{field}-{form}"


def read(form: str, current: Mapping[str, object]) -> None:
    """Show what stands now in every field that nobody is typing in."""
    seen = _seen(form)
    for field, value in current.items():
        name = key(form, field)
        if field not in seen or not is_changed(form, field):
            seen[field] = value
            if state.recall(name, _UNSET) != _shown(field, value):
                state.keep(name, _shown(field, value))
    state.keep(_seen_key(form), seen)


def begin(form: str, current: Mapping[str, object]) -> None:
    """Show the record in a form that shows nothing yet.

    A form in use is left as it is: new values would replace what somebody is just typing.
    """
    if not _seen(form):
        read(form, current)


def drop(form: str) -> None:
    """Forget what was typed; the next reading shows the record again."""
    state.keep(_seen_key(form), {})


def changes(form: str) -> dict[str, object]:
    """The fields that were changed, with their new values."""
    return {field: typed(form, field) for field in _seen(form) if is_changed(form, field)}


def seen(form: str) -> dict[str, object]:
    """What the fields showed when they were read."""
    return dict(_seen(form))


def is_changed(form: str, field: str) -> bool:
    """Whether the field says something else than when it was read."""
    is_drawn = state.recall(key(form, field), _UNSET) is not _UNSET
    return is_drawn and typed(form, field) != _plain(field, _seen(form)[field])


def typed(form: str, field: str) -> object:
    """What the field says now; None when it is empty."""
    return _plain(field, state.recall(key(form, field), None))


def accept(form: str, field: str, value: object, *, theirs: bool) -> None:
    """Take what somebody else saved as read; with theirs it also replaces what was typed."""
    state.keep(_seen_key(form), {**_seen(form), field: value})
    if theirs:
        state.keep(key(form, field), _shown(field, value))


def judge(form: str, field: str) -> Cleaned | InvalidField:
    """How a changed text would be kept, or why it would not be."""
    text, address = typed(form, field), typed(form, "address")
    try:
        if field == _TERMS:
            check_preference(field, text)
            return Cleaned(None if text is None else str(text))
        return clean(
            field,
            text if isinstance(text, str) else None,
            country=cached.workspace().country,
            address_country=country_in(address if isinstance(address, str) else None),
        )
    except InvalidField as problem:
        return problem


def cleaned(form: str) -> dict[str, str | None]:
    """The texts as they would be kept; those that would be refused are empty."""
    judged = {field: judge(form, field) for field in TEXTS}
    return {
        field: verdict.value if isinstance(verdict, Cleaned) else None
        for field, verdict in judged.items()
    }


def problems(form: str) -> list[InvalidField]:
    """Every text that would be refused: the changed ones, in a new client's form all."""
    fields = TEXTS if form == NEW else (*TEXTS, _TERMS)
    judged = (judge(form, field) for field in fields if form == NEW or is_changed(form, field))
    return [verdict for verdict in judged if isinstance(verdict, InvalidField)]


_UNSET: Final = object()


def _seen_key(form: str) -> str:
    return f"seen-{form}"


def _seen(form: str) -> dict[str, object]:
    nothing: dict[str, object] = {}
    return dict(state.recall(_seen_key(form), nothing))


def _shown(field: str, value: object) -> object:
    """An empty text or choice is "", since None would be no choice made; days are a text."""
    if value is None:
        return ""
    return str(value) if field == _TERMS else value


def _plain(field: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if field == _TERMS and text.isascii() and text.isdigit() and len(text) < 7:
        return int(text)
    return text or None
