"""What contracts.md section 1 says, in plain Python over the rows themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clientdesk.model.client_filter import (
    UNASSIGNED,
    ClientFilter,
    Field,
    Range,
    Sort,
    StatusFilter,
    search_words,
)
from clientdesk.model.folding import digits, fold
from clientdesk.model.invoice import Invoice, Payment, received_by
from clientdesk.model.money import Rates
from tests.queries.records import TIMEZONE

if TYPE_CHECKING:
    from uuid import UUID

    from tests.queries.records import Records

MONEY = ("revenue", "outstanding", "overdue", "credit")
SEARCHED = ("name", "email", "phone", "address", "website", "notes")


@dataclass(frozen=True)
class Account:
    """A client with what its invoices come to on a day, by currency."""

    record: dict[str, Any]
    billing: str
    amounts: dict[str, dict[str, Decimal]]
    invoice_count: int
    last_invoice: date | None
    days_overdue: int | None


def business_date(at: datetime | None) -> date | None:
    return None if at is None else at.replace(tzinfo=UTC).astimezone(ZoneInfo(TIMEZONE)).date()


def rates_on(records: Records, day: date) -> Rates:
    newest = sorted((row for row in records.rates if row["day"] <= day), key=lambda row: row["day"])
    return Rates("EUR", {row["currency"]: row["rate"] for row in newest})


def invoice_of(row: dict[str, Any]) -> Invoice:
    return Invoice(
        amount=row["amount"],
        status=row["status"],
        counts_from=row["counts_from"],
        counts_until=row["counts_until"],
        due_date=row["due_date"],
        canceled_on=business_date(row["canceled_at"]),
        refunded_on=business_date(row["refunded_at"]),
    )


def payments_of(records: Records, invoice: UUID) -> list[Payment]:
    return [
        Payment(row["amount"], row["paid_on"], row["state"], row["counts_until"])
        for row in records.payments
        if row["invoice_id"] == invoice
    ]


def account(records: Records, record: dict[str, Any], day: date) -> Account:
    """Add up a client's invoices and payments as they were on the day."""
    amounts: dict[str, dict[str, Decimal]] = {}
    issued, late = [], []
    for row in records.invoices:
        if row["client_id"] != record["id"]:
            continue
        invoice, received = invoice_of(row), received_by(day, payments_of(records, row["id"]))
        sums = amounts.setdefault(row["currency"], dict.fromkeys(MONEY, Decimal(0)))
        sums["revenue"] += invoice.revenue(day, received)
        sums["outstanding"] += invoice.open_amount(day, received)
        sums["overdue"] += invoice.overdue_amount(day, received)
        sums["credit"] += invoice.credit(day, received)
        if invoice.counts_on(day):
            issued.append(row["issue_date"])
        if (days := invoice.days_overdue(day, received)) is not None:
            late.append(days)
    for row in records.payments:
        if row["invoice_id"] is None and row["client_id"] == record["id"]:
            payment = Payment(row["amount"], row["paid_on"], row["state"], row["counts_until"])
            sums = amounts.setdefault(row["currency"], dict.fromkeys(MONEY, Decimal(0)))
            sums["credit"] += received_by(day, [payment])
    return Account(
        record,
        record["currency"] or "EUR",
        amounts,
        len(issued),
        max(issued, default=None),
        max(late, default=None),
    )


def in_billing(found: Account, figure: str, rates: Rates) -> Decimal:
    parts = [(currency, sums[figure]) for currency, sums in found.amounts.items()]
    return rates.total(parts, found.billing).amount


def listed(records: Records, client_filter: ClientFilter, day: date) -> list[Account]:
    """The clients that the filter keeps, in its order, cut to its limit."""
    rates = rates_on(records, day)
    accounts = [account(records, record, day) for record in records.clients]
    kept = [found for found in accounts if _keeps(records, client_filter, found, rates)]
    kept.sort(key=lambda found: found.record["id"])
    sort = client_filter.sort or Sort.NAME
    known = [found for found in kept if _sort_value(sort, found, rates) is not None]
    known.sort(key=lambda found: _sort_value(sort, found, rates), reverse=client_filter.descending)
    if client_filter.descending:
        known = _ties_by_id(known, sort, rates)
    unknown = [found for found in kept if _sort_value(sort, found, rates) is None]
    return (known + unknown)[: client_filter.limit]


def sums(kept: list[Account], rates: Rates) -> dict[str, Any]:
    """What the listed clients come to in the base currency."""
    parts = [(currency, amounts) for found in kept for currency, amounts in found.amounts.items()]
    left_out = [found for found in kept if _has_unrated_money(found, rates)]
    return {
        **{
            figure: rates.total([(code, amounts[figure]) for code, amounts in parts], "EUR").amount
            for figure in MONEY
        },
        "invoice_count": sum(found.invoice_count for found in kept),
        "left_out_clients": len(left_out),
    }


def _has_unrated_money(found: Account, rates: Rates) -> bool:
    return any(
        rates.worth(currency) is None and any(amounts.values())
        for currency, amounts in found.amounts.items()
    )


def _ties_by_id(found: list[Account], sort: Sort, rates: Rates) -> list[Account]:
    groups: dict[Any, list[Account]] = {}
    for each in found:
        groups.setdefault(_sort_value(sort, each, rates), []).append(each)
    return [
        each
        for group in groups.values()
        for each in sorted(group, key=lambda each: each.record["id"])
    ]


def _sort_value(sort: Sort, found: Account, rates: Rates) -> Any:  # noqa: ANN401
    match sort:
        case Sort.NAME:
            return fold(found.record["name"])
        case Sort.CREATED:
            return found.record["created_at"]
        case Sort.INVOICE_COUNT:
            return found.invoice_count
        case Sort.LAST_INVOICE:
            return found.last_invoice
        case _:
            return _in_base(found, str(sort), rates)


def _in_base(found: Account, figure: str, rates: Rates) -> Decimal | None:
    if rates.worth(found.billing) is None:
        return None
    return sum(
        (
            amounts[figure] * (rates.worth(currency) or 0)
            for currency, amounts in found.amounts.items()
        ),
        Decimal(0),
    )


def _keeps(records: Records, asked: ClientFilter, found: Account, rates: Rates) -> bool:
    return (
        _keeps_record(records, asked, found)
        and all(_has_word(found.record, word.text, word.digits) for word in _words(asked))
        and all(_is_filled(found.record, field) for field in asked.has)
        and not any(_is_filled(found.record, field) for field in asked.missing)
        and _within(asked.outstanding, in_billing(found, "outstanding", rates))
        and _within(asked.overdue, in_billing(found, "overdue", rates))
        and _within(asked.revenue, in_billing(found, "revenue", rates))
        and _within(asked.days_overdue, found.days_overdue)
        and _within(asked.invoice_count, found.invoice_count)
        and _between(asked.last_invoice_from, found.last_invoice, asked.last_invoice_to)
    )


def _keeps_record(records: Records, asked: ClientFilter, found: Account) -> bool:
    record = found.record
    created = business_date(record["created_at"])
    owners = {row["id"]: row["name"] for row in records.members}
    owner = owners.get(record["owner_id"])
    archived = record["archived_at"] is not None
    return (
        asked.status in {StatusFilter.ALL, _state(archived)}
        and _between(asked.created_from, created, asked.created_to)
        and (not asked.location or any(_in_address(record, place) for place in asked.location))
        and (asked.owner is None or (owner or UNASSIGNED) in (asked.owner or {UNASSIGNED}))
        and (not asked.currency or found.billing in asked.currency)
        and (asked.portal is None or record["portal_enabled"] == asked.portal)
        and all(
            not words or record[column] in words
            for column, words in (
                ("industry", asked.industry),
                ("company_type", asked.company_type),
                ("size_segment", asked.size_segment),
                ("risk_tier", asked.risk_tier),
                ("enrichment_status", asked.enrichment_status),
            )
        )
    )


def _state(archived: bool) -> StatusFilter:
    return StatusFilter.ARCHIVED if archived else StatusFilter.ACTIVE


def _words(asked: ClientFilter) -> Any:  # noqa: ANN401
    return search_words(asked.search or "")


def _has_word(record: dict[str, Any], word: str, number: str | None) -> bool:
    found = any(word in fold(record[text]) for text in SEARCHED if record[text])
    return found or (number is not None and number in digits(record["phone"] or ""))


def _in_address(record: dict[str, Any], place: str) -> bool:
    return fold(place) in fold(record["address"] or "")


def _is_filled(record: dict[str, Any], field: Field) -> bool:
    if field is Field.FINANCE_CONTACT:
        return bool(record["finance_contact"] or record["finance_contact_email"])
    return record["linkedin_url" if field is Field.LINKEDIN else str(field)] is not None


def _within(bounds: Range | None, value: Decimal | int | None) -> bool:
    if bounds is None:
        return True
    return value is not None and (
        (bounds.gt is None or value > bounds.gt)
        and (bounds.gte is None or value >= bounds.gte)
        and (bounds.lt is None or value < bounds.lt)
        and (bounds.lte is None or value <= bounds.lte)
        and (bounds.eq is None or value == bounds.eq)
    )


def _between(first: date | None, value: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if value is None:
        return False
    return (first is None or first <= value) and (last is None or value <= last)
