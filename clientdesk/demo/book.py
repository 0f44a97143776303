"""What a client is like in numbers: where, since when, how often billed, how it pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from clientdesk.demo.columns import NONE, Flags, Floats, Ints, random
from clientdesk.demo.pools import regions

if TYPE_CHECKING:
    from clientdesk.demo.calendar import Calendar

CURRENCIES: Final = ("EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "CAD", "AED")
SCALES: Final = np.array([1, 1, 1, 1, 10, 10, 8, 4, 160, 1, 4], dtype=np.int64)
"""Roughly what one euro is in each currency; prices are whole multiples of it."""

UNITS: Final = np.array([1000 if code == "JPY" else 10 for code in CURRENCIES], dtype=np.int64)
"""The smallest unit of each currency, in thousandths."""

EUR: Final = CURRENCIES.index("EUR")
TERMS: Final = 30
"""The workspace's payment terms in days."""


@dataclass(frozen=True, slots=True)
class Book:
    """One row a client, in the order in which the clients came."""

    region: Ints
    came: Ints
    """Days of the calendar; until is the last day on which a client is billed."""
    until: Ints
    archived: Ints
    """The day of archiving, or NONE."""
    currency: Ints
    """Of billing, as an index into CURRENCIES; own says whether the client states it."""
    other_currency: Ints
    """What some invoices of a few clients are in; the billing currency for all others."""
    terms: Ints
    has_terms: Flags
    owner: Ints
    """Which of the active members, or -1 for nobody."""
    weight: Floats
    """How often it is billed, beside others."""
    steady: Flags
    """Billed at an even pace."""
    size: Floats
    """The usual amount of a line in euros."""
    late: Ints
    """Days from the due date to the usual payment."""
    spread: Floats
    bad: Flags
    """Leaves some invoices unpaid."""

    def __len__(self) -> int:
        return len(self.region)


def book(seed: int, clients: int, days: Calendar, owners: int) -> Book:
    """The clients of a seed, the oldest first."""
    draw = random(seed, "book")
    shares = np.array([area.share for area in regions()])
    region = draw.choice(len(shares), size=clients, p=shares / shares.sum())
    came = _came(draw, clients, days)
    archived, until = _ends(draw, came, days)
    currency, other = _currencies(draw, region)
    own_terms = draw.random(clients) < 0.22
    terms = np.array([7, 10, 14, 14, 21, 45, 60, 60])[draw.integers(0, 8, clients)]
    late, spread = _habits(draw, clients)
    span = np.maximum(days.busy[until] - days.busy[came], 0.0)
    weight = span * draw.lognormal(0.0, 1.05, clients) * (draw.random(clients) > 0.05)
    return Book(
        region=region,
        came=came,
        until=until,
        archived=archived,
        currency=currency,
        other_currency=other,
        terms=np.where(own_terms, terms, TERMS),
        has_terms=own_terms,
        owner=_owners(draw, clients, owners),
        weight=weight,
        steady=draw.random(clients) < 0.3,
        size=draw.lognormal(7.2, 0.85, clients),
        late=late,
        spread=spread,
        bad=late >= 30,
    )


def _came(draw: np.random.Generator, clients: int, days: Calendar) -> Ints:
    """A part of the clients came with the workspace's first weeks, the rest ever more often."""
    early = draw.random(clients) < 0.22
    part = draw.random(clients)
    place = np.where(early, part * 0.03, 0.03 + 0.96 * part**0.8)
    none, all_days = np.zeros(clients, dtype=np.int64), np.full(clients, days.last)
    return np.sort(days.draw(none, all_days, place))


def _ends(draw: np.random.Generator, came: Ints, days: Calendar) -> tuple[Ints, Ints]:
    """The day of archiving, and the last day of billing: long before it, or today."""
    clients = len(came)
    fate, part, wait = draw.random(clients), draw.random(clients), draw.random(clients)
    is_old = came < days.last - 420
    share = 0.09 * clients / max(int(is_old.sum()), 1)
    quiet = is_old & (fate < share + 0.08)
    ends = came + 30 + (part * np.maximum(days.last - 300 - came - 30, 0)).astype(np.int64)
    archived = days.next_open[
        np.minimum(ends + 120 + (wait * (days.last - ends - 125)).astype(np.int64), days.last - 4)
    ]
    return (
        np.where(is_old & (fate < share), archived, NONE),
        np.where(quiet, ends, days.last).astype(np.int64),
    )


def _currencies(draw: np.random.Generator, region: Ints) -> tuple[Ints, Ints]:
    """The billing currency by country, an odd one for a few, and a second one for a few more."""
    local = np.array([CURRENCIES.index(area.currency) for area in regions()])[region]
    odd = np.array([1, 2, 2, 2, 3, 8, 9, 10])[draw.integers(0, 8, len(region))]
    currency = np.where(draw.random(len(region)) < 0.02, odd, local)
    abroad = np.array([0, 2, 1, 3])[draw.integers(0, 4, len(region))]
    return currency, np.where(draw.random(len(region)) < 0.03, abroad, currency)


def _owners(draw: np.random.Generator, clients: int, owners: int) -> Ints:
    shares = 1.0 / np.arange(1.5, owners + 1.5)
    owner = draw.choice(owners, size=clients, p=shares / shares.sum())
    return np.where(draw.random(clients) < 0.08, -1, owner)


def _habits(draw: np.random.Generator, clients: int) -> tuple[Ints, Floats]:
    """Prompt, usual, slow and very late payers."""
    kind = np.searchsorted([0.45, 0.76, 0.94], draw.random(clients), side="right")
    low = np.array([-9, -2, 8, 30])[kind]
    width = np.array([8, 7, 24, 75])[kind]
    late = low + (draw.random(clients) * width).astype(np.int64)
    return late, np.array([2.0, 4.0, 7.0, 18.0])[kind]
