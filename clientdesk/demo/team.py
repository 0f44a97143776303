"""The firm that the demo is about: its workspace and its members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.book import TERMS
from clientdesk.demo.columns import ids, time_column, uuid_column
from clientdesk.demo.pools import table
from clientdesk.model.invoice_sums import TaxBy
from clientdesk.model.money import Rounding
from clientdesk.model.words import MemberStatus, ReminderTone, Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.demo.calendar import Calendar

NAME: Final = "Halden & Voss Engineering"
HOST: Final = "haldenvoss.example"
COUNTRY: Final = "DE"
CURRENCY: Final = "EUR"

# Nobody's: numbers that examples are given with, and a host that can never be.
_SENDER: Final = {
    "address": "Am Werkhof 7\n10115 Berlin\nGermany",
    "tax_id": "DE123456788",
    "email": f"accounts@{HOST}",
    "phone": "+49 30 23125100",
    "payment_details": (
        f"Account holder: {NAME}\n"
        "IBAN: DE89 3704 0044 0532 0130 00\n"
        "Please pay by bank transfer by the due date, with the invoice number as reference."
    ),
}


@dataclass(frozen=True, slots=True)
class Team:
    """The members' rows, and those among them who own clients."""

    frame: pl.DataFrame
    ids: NDArray[np.uint64]
    owners: NDArray[np.int64]
    """Rows of the members who may be relationship owners."""

    @property
    def names(self) -> pl.Series:
        """The members' names in the order of their rows."""
        return self.frame["name"]


def team(seed: int, days: Calendar) -> Team:
    """Everybody who works at the firm, on the first day."""
    rows = table("members.tsv")
    moments = days.times(np.zeros(len(rows), dtype=np.int64), np.arange(len(rows)) / 100)
    words = ids(moments, "members", seed, 0)
    frame = pl.DataFrame(
        {
            "id": uuid_column(words),
            "name": [row["name"] for row in rows],
            "email": [f"{row['mailbox']}@{HOST}" for row in rows],
            "role": [row["role"] for row in rows],
            "status": [row["status"] for row in rows],
            "created_at": time_column(moments),
            "version": 1,
        }
    )
    owners = [
        at
        for at, row in enumerate(rows)
        if row["status"] == MemberStatus.ACTIVE and row["role"] != Role.VIEWER
    ]
    return Team(frame, words, np.array(owners))


def workspace(seed: int, days: Calendar, invoice_pattern: str) -> pl.DataFrame:
    """The one row of the workspace; its invoices go on in the way of those that are made here."""
    moments = days.times(np.zeros(1, dtype=np.int64), np.zeros(1))
    return pl.DataFrame(
        {
            "id": uuid_column(ids(moments, "workspace", seed, 0)),
            "name": NAME,
            "country": COUNTRY,
            "base_currency": CURRENCY,
            "timezone": "Europe/Berlin",
            "locale": "en_GB",
            "payment_terms_days": TERMS,
            "reminder_tone": str(ReminderTone.FRIENDLY),
            "enrichment_enabled": True,
            "invoice_pattern": invoice_pattern,
            "rounding": str(Rounding.HALF_UP),
            "tax_by": str(TaxBy.TOTAL),
            **_SENDER,
            "is_demo": True,
            "counter": 0,
            "created_at": time_column(moments),
            "version": 1,
        }
    )
