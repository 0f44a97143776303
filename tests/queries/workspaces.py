"""Random small workspaces and filters for hypothesis, from few values so that they meet."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from clientdesk.model.client_filter import ClientFilter, Field, Range, Sort, StatusFilter
from clientdesk.model.money import minor_unit
from clientdesk.model.words import CompanyType, EnrichmentStatus, Industry, RiskTier, SizeSegment
from tests.queries.records import Records, moment

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

FIRST = date(2026, 3, 20)
"""The days go over both changes of daylight saving time in Auckland within a fortnight."""

DAYS = [FIRST + timedelta(days=day) for day in range(36)]
UNISSUED = ["draft", "scheduled", "disputed"]
STATUSES = ["unpaid", "pending", "overdue", "paid", "unpaid", "disputed"]
"""Of invoices with an issue date; figures follow the dates, and no one knows the last."""

CURRENCIES = ["EUR", "USD", "JPY", "KWD", "XXX"]
TEXTS: dict[str, list[str | None]] = {
    "email": [None, "office@acme.example", "BILLING@Søn.example"],
    "phone": [None, "+49 (30) 123-45", "030/12345", "ext. 12"],
    "address": [None, "Main Street 1, München", "1 Łódź Straße, Zürich", "Munchen"],
    "website": [None, "https://acme.example", "https://søn.example"],
    "tax_id": [None, "DE123456788"],
    "notes": [None, "Pays late. Ask Ann", "acme’s cousin", "\u212bngstr\u00f6m"],
}
NAMES = ["Acme", "ACME Ltd", "Ångström & Søn", "Straße GmbH", "zeta", "Äpfel", "æble"]
SEARCHES = ["acme", "sø", "SON", "strasse", '"acme ltd"', "12345", "(30) 123", "ann acme", "ﬁ"]
WORDS: dict[str, Any] = {
    "industry": [Industry.LEGAL, Industry.MEDIA],
    "company_type": [CompanyType.OTHER, CompanyType.NONPROFIT],
    "size_segment": [SizeSegment.MICRO, SizeSegment.LARGE],
    "risk_tier": [RiskTier.LOW, RiskTier.HIGH],
}

days = st.sampled_from(DAYS)
moments = days.map(moment)


@st.composite
def workspaces(draw: DrawFn) -> Records:
    """Some members, clients, invoices, payments and rates."""
    records = Records()
    owners = [None, records.member("Ann"), records.member("Bob")]
    clients = [_client(draw, records, owners) for _ in range(draw(st.integers(1, 6)))]
    invoices = [_invoice(draw, records, clients) for _ in range(draw(st.integers(0, 9)))]
    for _ in range(draw(st.integers(0, 9))):
        _payment(draw, records, clients, invoices)
    for currency in ("USD", "JPY", "KWD"):
        for day in draw(st.lists(days, max_size=2, unique=True)):
            rate = draw(st.decimals("0.003", "200", places=4))
            records.rate(currency, str(rate), day)
    return records


def _client(draw: DrawFn, records: Records, owners: list[Any]) -> Any:  # noqa: ANN401
    values: dict[str, Any] = {key: draw(st.sampled_from(texts)) for key, texts in TEXTS.items()}
    for key, words in WORDS.items():
        word = draw(st.sampled_from([None, *words]))
        values[key] = None if word is None else str(word)
    values["enrichment_status"] = str(draw(st.sampled_from(list(EnrichmentStatus)[:2])))
    values["finance_contact"] = draw(st.sampled_from([None, "Accounts payable"]))
    values["finance_contact_email"] = draw(st.sampled_from([None, "ap@acme.example"]))
    values["linkedin_url"] = draw(st.sampled_from([None, "https://www.linkedin.com/company/a"]))
    return records.client(
        draw(st.sampled_from(NAMES)),
        owner_id=draw(st.sampled_from(owners)),
        currency=draw(st.sampled_from([None, *CURRENCIES])),
        portal_enabled=draw(st.booleans()),
        archived_at=draw(st.none() | moments),
        created_at=draw(moments),
        **values,
    )


def _amount(draw: DrawFn, currency: str) -> str:
    return str(draw(st.integers(0, 30_000)) * minor_unit(currency))


def _invoice(draw: DrawFn, records: Records, clients: list[Any]) -> Any:  # noqa: ANN401
    currency = draw(st.sampled_from(CURRENCIES))
    issued = draw(st.none() | days)
    status = draw(st.sampled_from(STATUSES if issued else UNISSUED))
    return records.invoice(
        draw(st.sampled_from([*clients, None])),
        _amount(draw, currency),
        issued,
        currency=currency,
        status=status,
        counts_from=None if status in UNISSUED else issued,
        sent_at=draw(st.none() | moments),
        due_date=draw(st.none() | days),
        canceled_at=draw(st.none() | st.none() | moments),
        refunded_at=draw(st.none() | st.none() | moments),
    )


def _payment(draw: DrawFn, records: Records, clients: list[Any], invoices: list[Any]) -> None:
    invoice = draw(st.sampled_from([*invoices, None]))
    changes: dict[str, Any] = {}
    if invoice is None:
        changes["client_id"] = draw(st.sampled_from([*clients, None]))
    if draw(st.integers(0, 4)) == 0:
        changes |= {"state": "void", "voided_at": draw(moments)}
    elif draw(st.integers(0, 6)) == 0:
        changes["state"] = "pending"
    currency = next((row["currency"] for row in records.invoices if row["id"] == invoice), "EUR")
    records.payment(invoice, _amount(draw, currency), draw(days), **changes)


def _some(values: list[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


def _ranges(largest: int, places: int) -> SearchStrategy[Range]:
    bounds = st.decimals(0, largest, places=places) | st.just(Decimal(0))
    one = st.sampled_from(["gt", "gte", "lt", "lte", "eq"])
    return st.dictionaries(one, bounds, min_size=1, max_size=2).map(lambda given: Range(**given))


_CONDITIONS: dict[str, SearchStrategy[Any]] = {
    "search": st.sampled_from(SEARCHES),
    "created_from": days,
    "created_to": days,
    "location": _some(["munchen", "ZÜRICH", "łódź", "1 l", "."]),
    "owner": _some(["Ann", "Bob", "Nobody", "unassigned"]) | st.just(()),
    "currency": _some(CURRENCIES),
    "enrichment_status": _some(list(EnrichmentStatus)[:2]),
    "portal": st.booleans(),
    "has": _some(list(Field)),
    "missing": _some(list(Field)),
    "outstanding": _ranges(300, 2),
    "overdue": _ranges(300, 4),
    "revenue": _ranges(100, 2),
    "days_overdue": _ranges(20, 1),
    "invoice_count": _ranges(4, 0),
    "last_invoice_from": days,
    "last_invoice_to": days,
    "limit": st.integers(1, 4),
    **{key: _some(words) for key, words in WORDS.items()},
}


@st.composite
def filters(draw: DrawFn) -> ClientFilter:
    """Mostly one or two conditions, as more leave nobody, in any order."""
    keys = draw(st.lists(st.sampled_from(sorted(_CONDITIONS)), max_size=2, unique=True))
    return ClientFilter(
        status=draw(st.sampled_from([StatusFilter.ALL, *StatusFilter])),
        sort=draw(st.none() | st.sampled_from(list(Sort))),
        descending=draw(st.booleans()),
        **{key: draw(_CONDITIONS[key]) for key in keys},
    )
