"""The headline figures of the portfolio; each opens to the invoices behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.text.amounts import money, percent
from clientdesk.text.lengths import days
from clientdesk.text.plurals import count
from clientdesk.ui import cached
from clientdesk.ui.components import cards
from clientdesk.ui.components.cards import Card
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from clientdesk.queries.portfolio import Portfolio

TITLES: Final = {
    "revenue": "Revenue",
    "invoiced": "Invoiced",
    "outstanding": "Outstanding",
    "overdue": "Overdue",
    "credit": "Credit",
    "invoice_count": "Invoices",
    "dso": "DSO",
    "dso_balance": "DSO by balance",
    "collection_rate": "Collection rate",
    "payment_velocity": "Payment velocity",
    "average_delay": "Average delay",
    "concentration": "Largest client",
}
"""What the page calls its figures."""

_MEANING: Final = {
    "dso": "Days sales outstanding: mean days from issue to the payment that settled the invoice, "
    "of those settled in the period.",
    "dso_balance": "How many days of invoicing are outstanding: open amounts over what was "
    "invoiced in the 90 days up to the as-of day, times 90.",
    "collection_rate": "What was collected so far on invoices issued in the period, "
    "as a share of their amounts.",
    "payment_velocity": "Median days from sending, or issue, to the payment that settled the "
    "invoice, of those settled in the period.",
    "average_delay": "Days between due date and payment, weighed by amount; overdue amounts count "
    "up to the as-of day.",
    "concentration": "The share of the revenue of the period that its largest client paid.",
}


def show(found: Portfolio, on_choose: Callable[[str], None]) -> None:
    """Money first, then how fast it comes in."""
    cards.show(_amounts(found), "analytics-amounts", on_choose=on_choose)
    cards.show(_pace(found), "analytics-pace", on_choose=on_choose)
    _concentrated(found)


def _amounts(found: Portfolio) -> list[Card]:
    locale = cached.workspace().locale
    issued = count(found.invoice_count, "invoice", locale=locale)
    credit = f"{money(found.credit, found.currency, locale)} credit" if found.credit else ""
    late = found.overdue / found.outstanding if found.outstanding else None
    return [
        _amount(found, "revenue", "received in the period"),
        _amount(found, "invoiced", issued),
        _amount(found, "outstanding", credit or "as of the day"),
        _amount(found, "overdue", f"{percent(late, locale)} of outstanding" if late else "", late),
    ]


def _amount(found: Portfolio, figure: str, note: str, alert: Decimal | None = None) -> Card:
    locale, value = cached.workspace().locale, getattr(found, figure)
    return Card(
        figure,
        f"{TITLES[figure]} · {found.currency}",
        money(value, found.currency, locale),
        title=money(value, found.currency, locale, exact=True),
        note=note,
        alert=bool(alert),
        opens=True,
    )


def _pace(found: Portfolio) -> list[Card]:
    locale = cached.workspace().locale
    settled = f"of {count(found.settled, 'invoice', locale=locale)}"
    delay = found.average_delay
    late = "nothing due yet" if delay is None else "late" if delay > 0 else "early"
    return [
        _card("dso", days(found.dso, locale), settled if found.settled else "nothing settled"),
        _card("dso_balance", days(found.dso_balance, locale), "open over invoiced"),
        _card(
            "collection_rate",
            percent(found.collection_rate, locale),
            "nothing invoiced"
            if found.collection_rate is None
            else "of what was invoiced in the period",
        ),
        _card(
            "payment_velocity",
            days(found.payment_velocity, locale),
            "nothing settled" if found.payment_velocity is None else "median, sent to paid",
        ),
        _card("average_delay", days(abs(delay) if delay else delay, locale), late),
        _largest(found),
    ]


def _card(figure: str, value: str, note: str) -> Card:
    return Card(figure, TITLES[figure], value, title=_MEANING[figure], note=note, opens=True)


def _largest(found: Portfolio) -> Card:
    largest, locale = found.concentration, cached.workspace().locale
    note = short(largest.name, 24) if largest else "no revenue"
    return _card("concentration", percent(largest.share if largest else None, locale), note)


def _concentrated(found: Portfolio) -> None:
    """Say when more than half of the revenue hangs on one client."""
    largest = found.concentration
    if largest is None or not largest.is_flagged:
        return
    share = percent(largest.share, cached.workspace().locale)
    said = f"{short(largest.name, 60)} paid {share} of the revenue of this period."
    st.warning(md(f"{said} That is more than half."), icon=":material/donut_large:")
