"""Many rows at once, in the form that the store takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.client import ClientDraft, keys
from clientdesk.model.words import EnrichmentStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.intake.verdicts import Fill, Judged

Line = tuple["UUID", str, str | None, str | None]
"""A client's id and name, and the field that was filled with a text, if one was."""

_TEXTS: Final = ("name", "email", "phone", "address", "website", "tax_id", "notes")
_KEYS: Final = ("name_key", "address_key", "search_key", "phone_digits")


def clients(
    rows: Sequence[Judged], ids: Sequence[UUID], now: datetime, *, today: date, base: str
) -> pl.DataFrame:
    """New clients without invoices, a row for each id; the base currency stays inherited."""
    texts = {name: [row.texts.get(name) for row in rows] for name in (*_TEXTS, "currency")}
    folded = [_keys(row.texts) for row in rows]
    columns = {
        "id": [str(client_id) for client_id in ids],
        **texts,
        **{name: [key[name] for key in folded] for name in _KEYS},
    }
    zero = pl.lit(0)
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).with_columns(
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


def fills(filled: Sequence[Fill]) -> dict[str, list[Any]]:
    """The parameters of write/fill_clients: lists in step, a client in each place."""
    after = [_keys(_filled(fill)) for fill in filled]
    plural = {"email": "emails", "phone": "phones", "address": "addresses"}
    plural |= {"website": "websites", "tax_id": "tax_ids", "notes": "notes"}
    return {
        "ids": [fill.client["id"] for fill in filled],
        "versions": [fill.client["version"] for fill in filled],
        **{many: [fill.texts.get(one) for fill in filled] for one, many in plural.items()},
        "address_keys": [key["address_key"] for key in after],
        "search_keys": [key["search_key"] for key in after],
        "phone_digits": [key["phone_digits"] for key in after],
    }


def activities(lines: Sequence[Line], ids: Sequence[UUID], same: Mapping[str, Any]) -> pl.DataFrame:
    """One activity for each line, with what is the same in all of them."""
    columns = {
        "id": [str(activity_id) for activity_id in ids],
        "client_id": [str(client_id) for client_id, *_ in lines],
        "client_name": [name for _, name, *_ in lines],
        "field": [field for *_, field, _ in lines],
        "new": [text for *_, text in lines],
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(**{name: pl.lit(value) for name, value in same.items()})


def _filled(fill: Fill) -> dict[str, str | None]:
    return {name: fill.client[name] or fill.texts.get(name) for name in _TEXTS}


def _keys(texts: Mapping[str, str | None]) -> dict[str, str]:
    others = {name: texts.get(name) for name in _TEXTS if name != "name"}
    return keys(ClientDraft(texts["name"] or "", **others))
