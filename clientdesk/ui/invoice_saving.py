"""Saving an invoice's form: as it is, scheduled or issued; what is refused stays in the form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import invoices
from clientdesk.errors import ClientDeskError, Conflict, InvalidField, NotFound
from clientdesk.model.invoice_steps import Step
from clientdesk.ui import cached, invoice_forms
from clientdesk.ui.invoice_forms import Subject
from clientdesk.ui.invoice_line_judged import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.actions.invoices import SavedInvoice
    from clientdesk.model.invoice_draft import InvoiceDraft
    from clientdesk.ui.invoice_forms import Form
    from clientdesk.ui.invoice_judged import Judged


def save(form: Form, judged: Judged, then: Step | None = None) -> Form:
    """Save the form and take the next step; the form that comes back says how it went."""
    if judged.draft is None:
        return invoice_forms.put(replace(form, was_refused=True))
    if then is not None and (missing := _missing(judged.draft, then)):
        return invoice_forms.put(replace(form, refused=(missing,), was_refused=True))
    invoice_forms.put(replace(form, was_refused=False, refused=(), refusal="", conflict=None))
    try:
        _save(form, judged.draft, then)
    except ClientDeskError as problem:
        return _note(form, **_why(problem))
    return _latest(form)


def _why(problem: ClientDeskError) -> dict[str, Any]:
    """What the form holds of a refusal."""
    if isinstance(problem, Conflict):
        return {"conflict": problem}
    if isinstance(problem, InvalidField):
        return {"refused": ((problem.field, sentence(problem)),), "was_refused": True}
    if isinstance(problem, NotFound):
        return {"refusal": f"{problem.message} It was deleted meanwhile."}
    return {"refusal": f"{problem.message} {problem.hint}".strip()}


def _missing(draft: InvoiceDraft, then: Step) -> tuple[str, str] | None:
    """What a draft may do without but not this step; asked first, so that nothing is half done."""
    if not draft.lines:
        return "lines", "The invoice has no lines. Add what is charged for."
    is_ahead = draft.issue_date is not None and draft.issue_date > cached.today()
    if then is Step.SCHEDULE and not is_ahead:
        return "issue_date", "Issue date must be ahead to schedule it. Choose a later day."
    return None


def _save(form: Form, draft: InvoiceDraft, then: Step | None) -> None:
    """Save, note it, take the step, note it.

    Nothing between touches the session, which is where a second click would end this run and
    make a second invoice; so who acts and when is asked before.
    """
    database, actor, now = cached.database(), cached.actor(), cached.now()
    known = form.subject.invoice_id
    if known is None:
        saved = invoices.create(database, actor, draft, now)
    else:
        saved = invoices.edit(database, actor, known, draft, version=form.version, now=now)
    subject = Subject(form.subject.client_id, saved.id)
    _note(form, subject=subject, version=saved.version, read=form.typed)
    if then is not None:
        take = _TAKE[then]
        saved = take(database, actor, saved.id, version=saved.version, now=now)
    _note(form, saved=saved.id, notice=_said(saved, then))


_TAKE: Final[dict[Step, Callable[..., SavedInvoice]]] = {
    Step.SCHEDULE: invoices.schedule,
    Step.ISSUE: invoices.issue,
}


def _said(saved: SavedInvoice, then: Step | None) -> str:
    if then is Step.ISSUE:
        return f"Invoice {saved.number} was issued."
    return "The invoice is scheduled." if then is Step.SCHEDULE else "The invoice was saved."


def _note(form: Form, **changes: Any) -> Form:  # noqa: ANN401
    return invoice_forms.put(replace(_latest(form), **changes))


def _latest(form: Form) -> Form:
    return invoice_forms.find(form.name, form.actor_id) or form
