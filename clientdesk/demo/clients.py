"""The clients' records, some tens of thousands at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.book import CURRENCIES, EUR, SCALES, Book
from clientdesk.demo.calendar import Calendar, moments
from clientdesk.demo.columns import (
    NONE,
    Flags,
    Ints,
    ids,
    money_column,
    random,
    text_column,
    time_column,
    uuid_column,
)
from clientdesk.demo.names import Names, names, plain, some
from clientdesk.demo.places import addresses, phones
from clientdesk.demo.pools import LANGUAGES, cities, notes, regions, words
from clientdesk.demo.tax_ids import tax_ids
from clientdesk.model.folding import SEPARATOR, fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.demo.team import Team

CHUNK: Final = 122_880
"""Clients made at a time."""

WITH_SITES: Final = 400
"""The first so many clients have a website that can be read."""

_SEARCHED: Final = ("name", "email", "phone", "address", "website", "notes")


@dataclass(frozen=True, slots=True)
class Clients:
    """Clients in a row of the book, with what invoices, contacts and activities need of them."""

    rows: slice
    ids: NDArray[np.uint64]
    created: Ints
    """When each came, in microseconds since 1970."""
    names: Names
    texts: pl.DataFrame
    """name, email, phone, address, website, tax_id and notes."""
    known: pl.DataFrame
    """The same of the first clients of all, also what their records lack."""
    language: Ints
    portal: Flags
    archived: Ints
    """When each was archived, or NONE."""


def clients(seed: int, rows: slice, book: Book, days: Calendar) -> Clients:
    """The clients of some rows of the book."""
    draw = random(seed, "clients", rows.start)
    region = book.region[rows]
    city = cities().draw(draw, region)
    named = names(draw, region, city, len(book))
    created = days.times(book.came[rows], draw.random(len(region)))
    language = np.array([area.language for area in regions()])[region]
    texts = _texts(draw, region, city, named, language)
    return Clients(
        rows=rows,
        ids=ids(created, "clients", seed, rows.start),
        created=created,
        names=named,
        texts=_shown(texts),
        known=_whole(texts.head(WITH_SITES if rows.start == 0 else 0)),
        language=language,
        portal=some(draw, len(region), 0.35),
        archived=moments(draw, book.archived[rows], days),
    )


def table(seed: int, made: Clients, book: Book, team: Team) -> pl.DataFrame:
    """The rows of the table clients, but for enrichment and figures."""
    draw = random(seed, "records", made.rows.start)
    owner = book.owner[made.rows]
    return made.texts.with_columns(
        _keys(made.texts),
        id=uuid_column(made.ids),
        owner_id=uuid_column(team.ids[team.owners[np.maximum(owner, 0)]], owner >= 0),
        **_terms(draw, made.rows, book),
        portal_enabled=pl.Series(made.portal),
        archived_at=time_column(made.archived),
        source=pl.lit("demo"),
        created_at=time_column(made.created),
    )


def _texts(
    draw: np.random.Generator, region: Ints, city: Ints, named: Names, language: Ints
) -> pl.DataFrame:
    """What a record is made of, and which parts of it each record has."""
    count = len(region)
    return pl.DataFrame(
        {
            "name": named.name,
            "host": named.host,
            "mailbox": words("mailbox").pick(draw, language),
            "first": words("first").pick(draw, language),
            "last": words("surname").pick(draw, language),
            "phone": phones(draw, city),
            "address": addresses(draw, region, city),
            "tax_id": tax_ids(draw, region),
            "notes": notes().gather(draw.integers(0, len(notes()), count)),
            "is_person": some(draw, count, 0.3),
            "has_www": some(draw, count, 0.7),
            **{f"has_{name}": some(draw, count, share) for name, share in _SHARES.items()},
        }
    )


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """The texts of every client, whether or not its record has them."""
    person = plain(pl.col("first")) + "." + plain(pl.col("last"))
    mailbox = pl.when("is_person").then(person).otherwise("mailbox")
    prefix = pl.when("has_www").then(pl.lit("https://www.")).otherwise(pl.lit("https://"))
    note = (
        pl.col("notes")
        .str.replace("{first}", pl.col("first"), literal=True)
        .str.replace("{last}", pl.col("last"), literal=True)
    )
    return frame.select(
        "name",
        (mailbox + "@" + pl.col("host")).alias("email"),
        "phone",
        "address",
        (prefix + pl.col("host")).alias("website"),
        "tax_id",
        note.alias("notes"),
    )


def _shown(frame: pl.DataFrame) -> pl.DataFrame:
    """The texts as the records have them."""
    has = frame.select(f"has_{name}" for name in _SHARES)
    return pl.concat([_whole(frame), has], how="horizontal").select(
        "name", *(pl.when(f"has_{name}").then(name).alias(name) for name in _SHARES)
    )


_SHARES: Final = {
    "email": 0.95,
    "phone": 0.93,
    "address": 0.97,
    "website": 0.93,
    "tax_id": 0.92,
    "notes": 0.25,
}
"""How many clients have what."""


def _keys(texts: pl.DataFrame) -> list[pl.Series]:
    """The folded texts, as model.client.keys makes them of one client."""
    folded = pl.DataFrame({name: _folded(texts[name]) for name in _SEARCHED})
    digits = texts["phone"].str.replace_all(r"[^0-9]", "")
    return [
        folded["name"].alias("name_key"),
        folded["address"].fill_null("").alias("address_key"),
        folded.select(
            search_key=pl.concat_str(_SEARCHED, separator=SEPARATOR, ignore_nulls=True)
        ).to_series(),
        digits.fill_null("").alias("phone_digits"),
    ]


def _folded(texts: pl.Series) -> pl.Series:
    """The texts by model.folding.fold, which folds a text sign by sign."""
    signs = texts.str.extract_all(r"[^\x00-\x7f]").explode().drop_nulls().unique().sort().to_list()
    if not signs:
        return texts.str.to_lowercase()
    return texts.str.replace_many(signs, [fold(sign) for sign in signs]).str.to_lowercase()


def _terms(draw: np.random.Generator, rows: slice, book: Book) -> dict[str, pl.Series]:
    """What is agreed with each client; mostly what the workspace says."""
    currency = book.currency[rows]
    count = len(currency)
    stated = np.where(currency == EUR, -1, currency)
    terms = np.where(book.has_terms[rows], book.terms[rows], -1)
    tones = pl.Series(["neutral", "neutral", "firm", "final"])
    locales = pl.Series([_LOCALES[LANGUAGES[area.language]] for area in regions()])
    limits = np.array([5, 10, 20, 25, 50, 100, 250])[draw.integers(0, 7, count)] * 1_000_000
    limits = np.where(some(draw, count, 0.15), limits * SCALES[currency], NONE)
    own_tone = np.where(some(draw, count, 0.08), draw.integers(0, 4, count), -1)
    own_locale = np.where(some(draw, count, 0.1), book.region[rows], -1)
    return {
        "currency": text_column(pl.Series(CURRENCIES), stated),
        "payment_terms_days": pl.Series(terms).replace(-1, None),
        "reminder_tone": text_column(tones, own_tone),
        "locale": text_column(locales, own_locale),
        "credit_limit": money_column(limits),
        "on_hold": pl.Series(book.bad[rows] & some(draw, count, 0.3)),
    }


_LOCALES: Final = {
    "de": "de_DE",
    "fr": "fr_FR",
    "nl": "nl_NL",
    "es": "es_ES",
    "it": "it_IT",
    "en": "en_GB",
    "sv": "sv_SE",
    "no": "nb_NO",
    "da": "da_DK",
    "pl": "pl_PL",
    "pt": "pt_PT",
}
