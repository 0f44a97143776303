"""The people at the clients: bookkeeping for most, others for some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import ids, random, time_column, uuid_column
from clientdesk.demo.names import plain, some
from clientdesk.demo.pools import words
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from clientdesk.demo.clients import Clients

_GROUPS: Final = {
    ContactGroup.BILLING: (0.7, ("Accounts Payable", "Bookkeeping", "Financial Controller")),
    ContactGroup.COLLECTIONS: (0.08, ("Head of Finance", "Financial Controller")),
    ContactGroup.PROCUREMENT: (0.22, ("Procurement Lead", "Project Manager")),
    ContactGroup.EXECUTIVE: (0.18, ("Managing Director", "Chief Financial Officer")),
    ContactGroup.OTHER: (0.07, ("Office Manager", "Technical Director")),
}
"""How many clients have a contact of the group, and what that person does."""


def contacts(seed: int, made: Clients, first: int) -> pl.DataFrame:
    """The rows of client_contacts for some clients; first is the number of rows before them."""
    draw = random(seed, "contacts", made.rows.start)
    groups = [_group(draw, made, group) for group in _GROUPS]
    client = np.concatenate([rows for rows, _ in groups])
    frame = pl.concat([people for _, people in groups])
    moments = made.created[client]
    return frame.with_columns(
        id=uuid_column(ids(moments, "client_contacts", seed, first)),
        client_id=uuid_column(made.ids[client]),
        is_primary=pl.lit(True),
        source=pl.lit("demo"),
        created_at=time_column(moments),
        version=pl.lit(1),
    )


def _group(
    draw: np.random.Generator, made: Clients, group: ContactGroup
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], pl.DataFrame]:
    """Whose contact it is, and who it is: one of the group a client."""
    share, titles = _GROUPS[group]
    rows = np.flatnonzero(some(draw, len(made.created), share))
    language = made.language[rows]
    people = pl.DataFrame(
        {
            "first": words("first").pick(draw, language),
            "last": words("surname").pick(draw, language),
            "host": made.names.host.gather(rows),
            "title": pl.Series(titles).gather(draw.integers(0, len(titles), len(rows))),
            "phone": made.texts["phone"].gather(rows),
            "has_phone": some(draw, len(rows), 0.4),
            "writes": some(draw, len(rows), 0.9),
        }
    )
    mailbox = plain(pl.col("first")) + "." + plain(pl.col("last"))
    is_billing = group is ContactGroup.BILLING
    is_dunned = group in {ContactGroup.BILLING, ContactGroup.COLLECTIONS}
    return rows, people.select(
        (pl.col("first") + " " + pl.col("last")).alias("name"),
        pl.when("writes").then(mailbox + "@" + pl.col("host")).alias("email"),
        pl.when("has_phone").then("phone").alias("phone"),
        "title",
        pl.lit(str(group)).alias("contact_group"),
        (pl.lit(is_billing) & pl.col("writes")).alias("receives_invoices"),
        (pl.lit(is_dunned) & pl.col("writes")).alias("receives_reminders"),
        (pl.lit(is_billing) & pl.col("writes")).alias("receives_statements"),
    )
