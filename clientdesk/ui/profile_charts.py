"""A client's charts: its last months, what is late by how much, and all invoices by status.

A click opens the invoices behind what was clicked.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.aging import Bucket
from clientdesk.model.period import Grain, end_of_step
from clientdesk.queries.behind import Figure, Scope
from clientdesk.text.labels import label, labels
from clientdesk.text.periods import period
from clientdesk.ui import cached, charts, profile_behind
from clientdesk.ui.components import chart
from clientdesk.ui.profile_behind import Asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.queries.profile import Profile


def show(record: ClientRecord, found: Profile) -> None:
    """Draw the three side by side, or one below the other on a phone."""
    locale, currency = cached.workspace().locale, record.currency
    months = charts.invoiced_and_collected(
        found.months.iter_rows(), "month", currency=currency, locale=locale
    )
    aging = charts.aging(dict(found.aging.iter_rows()), currency=currency, locale=locale)
    status = charts.status(
        {name: (one.count, one.amount) for name, one in found.report.status.items()},
        currency=currency,
        locale=locale,
    )
    drawn = {"months": (months, _month), "aging": (aging, _bucket), "status": (status, _state)}
    with st.container(key="profile-charts"):
        places = st.columns([9, 7, 9])
    for place, (name, (each, lead)) in zip(places, drawn.items(), strict=True):
        with place:
            chart.show(
                each, f"profile-{name}-{record.id}", on_choose=partial(_follow, record.id, lead)
            )


def _follow(
    client_id: UUID, lead: Callable[[UUID, str, str], Asked], place: str, series: str
) -> None:
    profile_behind.ask_part(lead(client_id, place, series))


def _month(client_id: UUID, place: str, series: str) -> Asked:
    first = date.fromisoformat(place)
    last = end_of_step(first, Grain.MONTH)
    figure = Figure.INVOICED if series == "invoiced" else Figure.REVENUE
    word = "Invoiced" if figure is Figure.INVOICED else "Collected"
    when = period(first, "month", cached.workspace().locale)
    return Asked(figure, f"{word} in {when}", Scope(client_id, first=first, last=last))


def _bucket(client_id: UUID, place: str, _series: str) -> Asked:
    title = f"Outstanding, {labels('aging')[place].lower()}"
    return Asked(Figure.OUTSTANDING, title, Scope(client_id, bucket=Bucket(place)))


def _state(client_id: UUID, place: str, _series: str) -> Asked:
    title = f"{label('invoice', place)} invoices"
    return Asked(Figure.STATUS, title, Scope(client_id, status=place))
