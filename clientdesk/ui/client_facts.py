"""What is known of a client besides what people type: figures, links, enrichment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.text.amounts import money, number, percent
from clientdesk.text.dates import day, moment
from clientdesk.text.labels import label
from clientdesk.text.plurals import listed
from clientdesk.ui import cached
from clientdesk.ui.components import cards, facts
from clientdesk.ui.components.cards import Card
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.tables import ENRICHMENT_COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from clientdesk.queries.clients import ClientRecord


def figures(record: ClientRecord, place: str, on_choose: Callable[[str], None]) -> None:
    """Revenue, outstanding and invoices in the billing currency; each opens to its invoices."""
    locale = cached.workspace().locale
    newest = f"Last on {day(record.last_invoice, locale)}" if record.last_invoice else ""
    cards.show(
        [
            _money_card(record, "revenue", "Revenue", note=_credit(record, locale)),
            _money_card(record, "outstanding", "Outstanding", note=_overdue(record, locale)),
            Card(
                "invoice_count",
                "Invoices",
                number(record.invoice_count, locale),
                note=newest,
                opens=True,
            ),
        ],
        f"{place}-figures-{record.id}",
        small=True,
        on_choose=on_choose,
    )
    if record.left_out:
        st.caption(f"Without amounts in {listed(record.left_out)}: there is no exchange rate.")


def links(record: ClientRecord) -> dict[str, str]:
    """Where a click on the field's sign leads: a mail to the client, and its website."""
    found = {"email": f"mailto:{record.email}" if record.email else "", "website": record.website}
    return {field: href for field, href in found.items() if href and is_link(href)}


def is_link(href: str) -> bool:
    """Whether the address may be offered for clicking; records may hold any text."""
    return is_page(href) or href.startswith("mailto:")


def is_page(address: str) -> bool:
    """Whether an address leads to a page of the web, and to nothing that runs."""
    return address.startswith(("https://", "http://"))


def enrichment(record: ClientRecord, place: str) -> None:
    """Where enrichment stands, why, and what it found."""
    found = _found(record) if record.enrichment_status == "succeeded" else []
    facts.show([_status(record), *found], f"{place}-enrichment-{record.id}")


def _money_card(record: ClientRecord, figure: str, title: str, *, note: str) -> Card:
    locale, currency = cached.workspace().locale, record.currency
    amount: Decimal = getattr(record, figure)
    return Card(
        figure,
        f"{title} · {currency}",
        money(amount, currency, locale),
        title=money(amount, currency, locale, exact=True),
        note=note,
        alert=figure == "outstanding",
        opens=True,
    )


def _overdue(record: ClientRecord, locale: str) -> str:
    return f"{money(record.overdue, record.currency, locale)} overdue" if record.overdue else ""


def _credit(record: ClientRecord, locale: str) -> str:
    return f"{money(record.credit, record.currency, locale)} credit" if record.credit else ""


def _status(record: ClientRecord) -> Fact:
    status = record.enrichment_status
    reasons = {
        "skipped": label("skip_reason", record.enrichment_skip_reason),
        "failed": record.enrichment_error or "",
    }
    return Fact(
        "Status",
        label("enrichment", status),
        note=reasons.get(status, ""),
        chip=ENRICHMENT_COLOURS.get(status, "gray"),
    )


def _found(record: ClientRecord) -> list[Fact]:
    workspace = cached.workspace()
    email = record.finance_contact_email
    return [
        Fact("Industry", record.industry),
        Fact("Company type", _word("company_type", record.company_type)),
        Fact("Size", _word("size_segment", record.size_segment)),
        Fact("Risk", _word("risk_tier", record.risk_tier)),
        Fact("Finance contact", record.finance_contact),
        Fact("Finance e-mail", email, href=f"mailto:{email}" if email else ""),
        Fact("LinkedIn", record.linkedin_url, href=record.linkedin_url or ""),
        Fact("Confidence", percent(record.enrichment_confidence, workspace.locale)),
        Fact("Enriched", moment(record.enriched_at, workspace.locale, workspace.timezone)),
    ]


def _word(kind: str, word: str | None) -> str | None:
    return label(kind, word) if word else None
