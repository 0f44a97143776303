"""A client's figures; each opens to the invoices behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.queries.behind import Figure
from clientdesk.text.amounts import EMPTY, money, number
from clientdesk.text.dates import day
from clientdesk.text.plurals import count, listed
from clientdesk.text.rating import meaning
from clientdesk.ui import cached, profile_behind, profile_charts, profile_reads
from clientdesk.ui.components import cards
from clientdesk.ui.components.cards import Card
from clientdesk.ui.escape import md
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from decimal import Decimal

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.queries.profile import Profile


def show(record: ClientRecord) -> None:
    """Draw the section; charts come with the first invoice."""
    found = profile_reads.profile(record.id)
    with section("overview"):
        cards.show(
            [*_money(record), *_habits(record, found)],
            f"profile-figures-{record.id}",
            small=True,
            on_choose=lambda figure: profile_behind.ask(record.id, figure),
        )
        if record.credit:
            _credit(record)
        if record.left_out:
            st.caption(f"Without amounts in {listed(record.left_out)}: there is no exchange rate.")
        if any(one.count for one in found.report.status.values()):
            profile_charts.show(record, found)
        else:
            st.text("Charts of what is invoiced and collected begin with the first invoice.")


def _credit(record: ClientRecord) -> None:
    """Money beside the figures: it is never subtracted from them."""
    amount = money(record.credit, record.currency, cached.workspace().locale, exact=True)
    st.button(
        f"{md(amount)} credit, received beyond what was invoiced",
        key=f"profile-credit-{record.id}",
        icon=":material/savings:",
        type="tertiary",
        on_click=profile_behind.ask,
        args=(record.id, Figure.CREDIT),
    )


def _money(record: ClientRecord) -> list[Card]:
    days = record.days_overdue
    late = f"The oldest by {count(days, 'day', locale=cached.workspace().locale)}" if days else ""
    return [
        _amount(record, "revenue", "Revenue"),
        _amount(record, "outstanding", "Outstanding"),
        _amount(record, "overdue", "Overdue", note=late, alert=True),
    ]


def _amount(
    record: ClientRecord, figure: str, title: str, *, note: str = "", alert: bool = False
) -> Card:
    locale, currency = cached.workspace().locale, record.currency
    amount: Decimal = getattr(record, figure)
    is_known = bool(record.invoice_count or amount)
    return Card(
        figure,
        f"{title} · {currency}",
        money(amount, currency, locale) if is_known else EMPTY,
        title=money(amount, currency, locale, exact=True) if is_known else "",
        note=note,
        alert=alert,
        opens=is_known,
    )


def _habits(record: ClientRecord, found: Profile) -> list[Card]:
    """How many invoices there are, how soon they are paid, and the letter that follows."""
    locale = cached.workspace().locale
    newest = f"Last on {day(record.last_invoice, locale)}" if record.last_invoice else ""
    count_known = bool(record.invoice_count)
    return [
        Card(
            "invoice_count",
            "Invoices",
            number(record.invoice_count, locale) if count_known else EMPTY,
            note=newest,
            opens=count_known,
        ),
        _days_to_pay(found, locale),
        _rating(found),
    ]


def _days_to_pay(found: Profile, locale: str) -> Card:
    days = found.average_days_to_pay
    paid = count(found.sample, "invoice", locale=locale)
    return Card(
        "dso",
        "Average days to pay",
        EMPTY if days is None else number(round(days, 1), locale),
        note=f"Over {paid} paid in full" if found.sample else "",
        opens=days is not None,
    )


def _rating(found: Profile) -> Card:
    rating = found.rating
    if rating.letter is None:
        return Card("average_delay", "Payment rating", EMPTY, note="Nothing paid yet")
    meant = meaning(rating.letter)
    note = f"An early signal: {meant}" if rating.early else f"{meant[:1].upper()}{meant[1:]}"
    return Card(
        "average_delay",
        "Payment rating",
        rating.letter,
        title=" ".join(rating.reasons),
        note=note,
        opens=True,
    )
