"""What is known of a client besides what people type: figures and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.text.amounts import money, number
from clientdesk.text.dates import day
from clientdesk.text.plurals import listed
from clientdesk.ui import cached
from clientdesk.ui.components import cards
from clientdesk.ui.components.cards import Card

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
