"""Many rows at once, in the form that the store takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.intake.letters import folded
from clientdesk.model.folding import SEPARATOR
from clientdesk.model.words import EnrichmentStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

TEXTS: Final = ("name", "email", "phone", "address", "website", "tax_id", "notes")
KEYS: Final = ("name_key", "address_key", "search_key", "phone_digits")
_SEARCHED: Final = ("name", "email", "phone", "address", "website", "notes")


def store_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """The folded texts that are stored beside the rows' own, as `client.keys` makes them."""
    low = pl.DataFrame([folded(rows[field]) for field in _SEARCHED])
    # An empty text has no part in the key, as a missing one has none.
    parts = (pl.when(pl.col(field) != "").then(field) for field in _SEARCHED)
    return low.select(
        name_key=pl.col("name"),
        address_key=pl.col("address").fill_null(""),
        search_key=pl.concat_str(*parts, separator=SEPARATOR, ignore_nulls=True),
        phone_digits=rows["phone"].str.replace_all("[^0-9]", "").fill_null(""),
    )


def clients(rows: pl.DataFrame, now: datetime, *, today: date, base: str) -> pl.DataFrame:
    """New clients without invoices, from rows with ids; the base currency stays inherited."""
    zero = pl.lit(0)
    return (
        rows.select("id", *TEXTS, "currency")
        .hstack(store_keys(rows))
        .with_columns(
            pl.col("currency").replace(base, None),
            on_hold=False,
            portal_enabled=False,
            source=pl.lit("import"),
            enrichment_status=pl.lit(str(EnrichmentStatus.NOT_STARTED)),
            created_at=pl.lit(now),
            updated_at=pl.lit(now),
            version=1,
            revenue=zero,
            outstanding=zero,
            overdue=zero,
            credit=zero,
            invoice_count=zero,
            figures_from=pl.lit(today),
        )
    )


def activities(lines: pl.DataFrame, same: Mapping[str, Any]) -> pl.DataFrame:
    """One activity for each line of id, client and edit, with what is the same in all of them."""
    return lines.with_columns(**{name: pl.lit(value) for name, value in same.items()})
