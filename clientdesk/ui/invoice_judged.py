"""What the typed texts of an invoice come to: its sums, and for each field why it is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.invoice_draft import InvoiceDraft, check_dates, clean_invoice
from clientdesk.model.invoice_sums import TaxBy, sums
from clientdesk.model.money import Rounding
from clientdesk.model.preferences import check_currency, check_terms
from clientdesk.text.typed_days import read_day
from clientdesk.ui.invoice_line_judged import judge_line, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.invoice_sums import Line, Sums
    from clientdesk.model.workspace import Workspace
    from clientdesk.ui.invoice_forms import Typed

LABELS: Final = {
    "currency": "Currency",
    "issue_date": "Issue date",
    "terms": "Payment terms",
    "due_date": "Due date",
    "reference": "Reference",
    "lines": "Lines",
    "note": "Note",
}
"""The fields of an invoice, by what a form calls them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A form's texts read; the draft is there when nothing is refused."""

    draft: InvoiceDraft | None
    issued: date | None
    sums: Sums | None
    """Of the lines that can be read."""
    amounts: Mapping[str, Decimal]
    """By the id of a line."""
    wrong: Mapping[str, str]
    """By field: why it is refused."""
    wrong_lines: Mapping[str, Mapping[str, str]]
    """By the id of a line, then by field."""

    @property
    def refused(self) -> list[str]:
        """What to correct, in the form's words."""
        names = {*self.wrong, *(["lines"] if self.wrong_lines else [])}
        return [label for name, label in LABELS.items() if name in names]


def judge(typed: Typed, client_id: UUID, workspace: Workspace) -> Judged:
    """Read every field; each that cannot be used says why."""
    locale = workspace.locale
    wrong: dict[str, str] = {}
    _try(wrong, "currency", partial(check_currency, typed.currency))
    currency = workspace.base_currency if "currency" in wrong else typed.currency
    read = {line.id: judge_line(line, currency, locale) for line in typed.lines}
    good = {name: line for name, (line, _) in read.items() if line}
    draft = InvoiceDraft(
        client_id,
        currency,
        _day(typed.issue_date, "issue_date", locale, wrong),
        _day(typed.due_date, "due_date", locale, wrong),
        tuple(good.values()),
        typed.reference or None,
        typed.note or None,
    )
    _check(draft, typed, wrong)
    found = _sums(draft, workspace, wrong)
    wrong_lines = {name: why for name, (_, why) in read.items() if why}
    return Judged(
        draft=None if wrong or wrong_lines else draft,
        issued=draft.issue_date,
        sums=found,
        amounts=dict(zip(good, found.lines, strict=True)) if found else {},
        wrong=wrong,
        wrong_lines=wrong_lines,
    )


def _check(draft: InvoiceDraft, typed: Typed, wrong: dict[str, str]) -> None:
    issued, due = draft.issue_date, draft.due_date
    for dates in ((issued, None), (None, due), (issued, due)):
        _try(wrong, "", partial(check_dates, *dates))
    if typed.terms.strip():
        _try(wrong, "terms", partial(check_terms, typed.terms))
    bare = replace(draft, issue_date=None, due_date=None, lines=(), reference=None, note=None)
    _try(wrong, "reference", partial(clean_invoice, replace(bare, reference=typed.reference)))
    _try(wrong, "note", partial(clean_invoice, replace(bare, note=typed.note)))


def _sums(draft: InvoiceDraft, workspace: Workspace, wrong: dict[str, str]) -> Sums | None:
    try:
        return sum_lines(draft.lines, draft.currency, workspace)
    except InvalidField as problem:
        wrong["lines"] = sentence(problem)
        return None


def sum_lines(lines: tuple[Line, ...], currency: str, workspace: Workspace) -> Sums:
    """What lines come to by the workspace's settings, exactly as saving them does."""
    rounding, tax_by = Rounding(workspace.rounding), TaxBy(workspace.tax_by)
    return sums(lines, currency, rounding=rounding, tax_by=tax_by)


def _day(text: str, name: str, locale: str, wrong: dict[str, str]) -> date | None:
    value = read_day(text, locale) if text.strip() else None
    if value is None and text.strip():
        wrong[name] = f"{LABELS[name]} must be a day such as 22 Nov 2026 or 2026-11-22."
    return value


def _try(wrong: dict[str, str], name: str, check: Callable[[], object]) -> None:
    """Note why the check refuses, under the field or under the one that the refusal names."""
    try:
        check()
    except InvalidField as problem:
        wrong.setdefault(name or problem.field, sentence(problem))
