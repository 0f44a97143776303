"""What a person is typing into an invoice's form, kept until it is saved or dropped.

A form lies in the process under a random name that stands in the page's address: a reload of the
page, another page and back, or a lost connection all find it again. Each session works on a copy
of its own, so that two windows on one address do not write over each other.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING, Final

from clientdesk.ui import state

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.errors import Conflict
    from clientdesk.ui.components.invoice_lines import LineTexts

MOST: Final = 2_000
"""Forms that the process keeps; the one that was left alone longest goes first."""

_SESSION: Final = "invoice-session"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of an invoice as texts."""

    currency: str
    issue_date: str
    terms: str
    due_date: str
    reference: str = ""
    note: str = ""
    lines: tuple[LineTexts, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose form it is: of a new invoice to a client, or of an invoice that exists."""

    client_id: UUID
    invoice_id: UUID | None = None

    @property
    def key(self) -> str:
        """What a session remembers the form under."""
        return f"invoice-form-{self.invoice_id or self.client_id}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form in use: what it showed first, what is typed, and why it was not saved."""

    name: str
    session: str
    actor_id: UUID
    subject: Subject
    read: Typed
    """What the fields showed when the record was read."""
    typed: Typed
    version: int = 0
    generation: int = 0
    """Raised when lines are to be drawn anew in place of those that are typed."""
    was_refused: bool = False
    """Whether it was last sent with a field that is refused."""
    refused: tuple[tuple[str, str], ...] = ()
    """By field: what the records refused when it was last sent."""
    refusal: str = ""
    """Why the invoice as it stands does not permit saving it."""
    conflict: Conflict | None = None
    saved: UUID | None = None
    """The invoice that it became; its page is where to go."""
    notice: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.typed != self.read


_forms: Final[OrderedDict[str, Form]] = OrderedDict()
_lock: Final = Lock()


def find(name: str, actor_id: UUID) -> Form | None:
    """The form of that name, for the one who typed it only."""
    with _lock:
        form = _forms.get(name)
    return form if form and form.actor_id == actor_id else None


def put(form: Form) -> Form:
    """Keep a form as it is now."""
    with _lock:
        _forms[form.name] = form
        _forms.move_to_end(form.name)
        while len(_forms) > MOST:
            _forms.popitem(last=False)
    return form


def current(subject: Subject, actor_id: UUID) -> Form | None:
    """The form that the address or the session knows for this invoice, as the session's own."""
    names = (state.form_in_address(), state.recall(subject.key, ""))
    found = (find(name, actor_id) for name in names if name)
    form = next((each for each in found if each and each.subject == subject), None)
    if form is None or form.session == _session():
        return form
    return put(replace(form, name=_new_name(), session=_session()))


def begin(subject: Subject, actor_id: UUID, typed: Typed, *, version: int = 0) -> Form:
    """A new form that shows these texts."""
    return put(Form(_new_name(), _session(), actor_id, subject, typed, typed, version))


def show_in_address(form: Form) -> None:
    """Let the address and the session name the form."""
    state.keep(form.subject.key, form.name)
    state.show_form(form.name)


def drop(form: Form) -> None:
    """Forget a form; the next one shows the record again."""
    with _lock:
        _forms.pop(form.name, None)
    state.take(form.subject.key, "")


def is_waiting(subject: Subject, actor_id: UUID) -> bool:
    """Whether this session has typed something for the invoice that is not saved."""
    name: str = state.recall(subject.key, "")
    form = find(name, actor_id) if name else None
    return form is not None and form.is_changed


def _session() -> str:
    session = state.recall(_SESSION, "") or _new_name()
    state.keep(_SESSION, session)
    return session


def _new_name() -> str:
    return token_hex(12)
