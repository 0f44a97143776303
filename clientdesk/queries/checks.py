"""Every invariant of the design, one sentence for each record that breaks one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.client import ClientDraft, keys
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import FailureKind, Outcome
from clientdesk.model.enrichment_jobs import JobStatus, RunSource, Trigger
from clientdesk.model.invoice_sums import TaxBy
from clientdesk.model.money import LARGEST, Rounding, unusual_digits
from clientdesk.model.words import (
    CompanyType,
    EnrichmentStatus,
    Industry,
    InvoiceStatus,
    MemberStatus,
    PaymentState,
    ReminderTone,
    RiskTier,
    Role,
    SizeSegment,
    SkipReason,
)
from clientdesk.store.figures import MONEY, figures_on
from clientdesk.store.streaming import stream
from clientdesk.store.sums import wrong_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from enum import StrEnum

    from clientdesk.store.database import Database


def _map(values: Mapping[str, object]) -> dict[str, list[object]]:
    """A dictionary in the form in which DuckDB takes one as a MAP."""
    return {"key": [*values], "value": [*values.values()]}


_LISTS: Final[dict[str, type[StrEnum]]] = {
    "enrichment_status": EnrichmentStatus,
    "skip_reason": SkipReason,
    "failure_kind": FailureKind,
    "fact": ClientFact,
    "job_status": JobStatus,
    "trigger": Trigger,
    "outcome": Outcome,
    "run_source": RunSource,
    "reminder_tone": ReminderTone,
    "industry": Industry,
    "company_type": CompanyType,
    "size_segment": SizeSegment,
    "risk_tier": RiskTier,
    "role": Role,
    "member_status": MemberStatus,
    "payment_state": PaymentState,
    "rounding": Rounding,
    "tax_by": TaxBy,
}
_NEVER_ISSUED: Final = (InvoiceStatus.DRAFT, InvoiceStatus.SCHEDULED)
_ISSUED: Final = (
    InvoiceStatus.PENDING,
    InvoiceStatus.UNPAID,
    InvoiceStatus.OVERDUE,
    InvoiceStatus.PAID,
)
_CHECKS: Final[dict[str, dict[str, object]]] = {
    "check_workspace": {},
    "check_members": {},
    "check_ids": {},
    "check_numbers": {},
    "check_references": {},
    "check_words": {"lists": _map({name: [*words] for name, words in _LISTS.items()})},
    "check_amounts": {"digits": _map(unusual_digits()), "largest": LARGEST},
    "check_lines": {},
    "check_sums": {"digits": _map(unusual_digits())},
    "check_invoice_days": {"never": [*_NEVER_ISSUED], "issued": [*_ISSUED]},
    "check_received": {},
    "check_payments": {},
    "check_rates": {},
    "check_portal": {},
    "check_api_tokens": {},
    "check_saved_views": {},
    "check_enrichment": {},
}
"""The statements that find what is wrong, with their parameters."""

_FIGURES: Final = (*MONEY, "invoice_count", "last_invoice", "oldest_due")


def findings(database: Database, today: date) -> Iterator[str]:
    """What is wrong with the records, one sentence each."""
    for name, params in _CHECKS.items():
        for row in stream(database, name, **params):
            yield row["finding"]
    yield from _wrong_keys(database)
    yield from _wrong_figures(database, today)
    yield from _wrong_sums(database)


def _wrong_sums(database: Database) -> Iterator[str]:
    """Stored sums of the portfolio that are not those of the invoices and payments."""
    sums, settled = wrong_sums(database)
    for row in sums.iter_rows(named=True):
        name = f"{row['kind']} in {row['currency']} of {row['day'] or row['word'] or 'no day'}"
        yield f"The portfolio's sum of {name} is off by {row['number']} and {row['amount']}."
    for row in settled.iter_rows(named=True):
        name = f"{row['currency']} on {row['day']}"
        yield f"The portfolio's number of invoices settled in {name} is off by {row['number']}."


def _wrong_keys(database: Database) -> Iterator[str]:
    for row in stream(database, "check_keys"):
        for name, key in keys(_draft(row)).items():
            if row[name] != key:
                yield f"The {name} of the client “{row['name']}” is not its folded text."


def _draft(row: dict[str, Any]) -> ClientDraft:
    texts = ("name", "email", "phone", "address", "website", "tax_id", "notes")
    return ClientDraft(**{text: row[text] for text in texts})


def _wrong_figures(database: Database, today: date) -> Iterator[str]:
    """Stored figures that should hold today, but are not what the invoices come to."""
    computed = figures_on(database, today)
    stored = database.frame("check_figures", day=today)
    both = stored.join(computed.own, on="client_id", suffix="_computed")
    for figure in _FIGURES:
        wrong = both.filter(pl.col(figure).ne_missing(pl.col(f"{figure}_computed")))
        for row in wrong.iter_rows(named=True):
            yield _figure_sentence(row, figure.replace("_", " "), figure)
    yield from _wrong_foreign(database, stored, computed.foreign)


def _figure_sentence(row: dict[str, Any], label: str, figure: str) -> str:
    stored, computed = row[figure], row[f"{figure}_computed"]
    return f"The {label} of the client “{row['name']}” is stored as {stored}, but is {computed}."


def _wrong_foreign(
    database: Database, stored: pl.DataFrame, computed: pl.DataFrame
) -> Iterator[str]:
    """The same for the figures in other currencies than the billing one."""
    names = stored.select("client_id", "name")
    kept = database.frame("directory_foreign", ids=None).join(names, on="client_id")
    real = computed.join(names, on="client_id")
    both = kept.join(
        real, on=["client_id", "currency", "name"], how="full", coalesce=True, suffix="_computed"
    )
    for figure in MONEY:
        wrong = both.filter(pl.col(figure).ne_missing(pl.col(f"{figure}_computed")))
        for row in wrong.iter_rows(named=True):
            yield _figure_sentence(row, f"{figure} in {row['currency']}", figure)
