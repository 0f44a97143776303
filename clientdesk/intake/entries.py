"""The cells of rows to the texts of clients, by the columns that were recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from clientdesk.intake.cells import LABELS, Kept, currency_code, one_email, one_phone
from clientdesk.intake.grid import IS_FOOTER, LINE, PROBLEM, name_of
from clientdesk.intake.headers import FIELDS
from clientdesk.intake.letters import by_value, folded, stripped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clientdesk.intake.headers import AddressColumns, Columns

HINTS = ("email_hint", "phone_hint")

_NOTHING = pl.lit(None, pl.String())


def entries(frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """The texts that rows have for a client's fields, null for none, and what was left out.

    Parts of an address and several notes stand below each other.
    """
    bare = frame.with_columns(stripped(pl.col(pl.String).exclude(PROBLEM)))
    read = bare.with_columns(
        name=pl.coalesce(_first(columns.of("name")), _person(columns)),
        email=_first(columns.of("email")),
        phone=_first(columns.of("phone")),
        website=_first(columns.of("website")),
        tax_id=_first(columns.of("tax_id")),
        currency=_first(columns.of("currency")),
    ).with_columns(notes=_notes(columns.of("notes")))
    read = _one(read, "email", "@.*@", one_email)
    read = _one(read, "phone", LABELS, one_phone)
    return read.with_columns(
        _phone(columns),
        _addresses(read, columns.addresses),
        by_value(read["currency"], currency_code),
    ).select(LINE, PROBLEM, IS_FOOTER, *(_filled(pl.col(field)) for field in FIELDS), *HINTS)


def _filled(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)


def _first(columns: Iterable[int]) -> pl.Expr:
    return pl.coalesce(*(pl.col(name_of(column)) for column in columns), _NOTHING)


def _person(columns: Columns) -> pl.Expr:
    parts = (_first(columns.of(f"{part}_name")) for part in ("first", "middle", "last"))
    return _filled(pl.concat_str(*parts, separator=" ", ignore_nulls=True))


def _one(
    read: pl.DataFrame, field: str, pattern: str, function: Callable[[str], Kept]
) -> pl.DataFrame:
    """One text of each cell that may hold several, and a hint that names the others."""
    texts = read[field]
    single = ~texts.str.contains(f"(?s){pattern}").fill_null(value=False)
    if single.all():
        return read.with_columns(_NOTHING.alias(f"{field}_hint"))
    hints = by_value(texts.set(single, None), lambda text: function(text)[1])
    kept = by_value(texts, lambda text: function(text)[0], unless=single)
    return read.with_columns(kept, hints.alias(f"{field}_hint"))


def _phone(columns: Columns) -> pl.Expr:
    text = _filled(pl.col("phone"))
    country = _first(columns.of("phone_country")).str.strip_chars_start("+")
    parts = ("+" + _filled(country), _first(columns.of("phone_area")), text)
    whole = pl.concat_str(*parts, separator=" ", ignore_nulls=True)
    return (
        pl.when(text.str.starts_with("+"))
        .then(text)
        .when(text.is_not_null())
        .then(whole)
        .alias("phone")
    )


def _addresses(read: pl.DataFrame, addresses: Sequence[AddressColumns]) -> pl.Series:
    """Of several addresses the first that is filled."""
    texts = [_address(read, address) for address in addresses]
    return read.with_columns(address=pl.coalesce(*texts, _NOTHING))["address"]


def _address(read: pl.DataFrame, address: AddressColumns) -> pl.Series:
    lines = _lines(read, [name_of(column) for column in address.lines])
    places = (pl.col(name_of(column)) for column in address.place)
    place = pl.concat_str(*places, _NOTHING, separator=" ", ignore_nulls=True)
    parts = pl.concat_str(*lines, _filled(place), separator="\n", ignore_nulls=True)
    both = read.with_columns(written=_filled(parts), country=_first(address.country))
    if not address.country:
        return both["written"]
    ends = pl.DataFrame([folded(both["written"]), folded(both["country"])])
    said = ends.select(pl.col("written").str.ends_with(pl.col("country"))).to_series()
    apart = pl.col("country").is_not_null() & ~pl.lit(said)
    longer = pl.concat_str("written", "country", separator="\n")
    return both.select(pl.when(apart).then(longer).otherwise("written")).to_series()


def _lines(read: pl.DataFrame, names: Sequence[str]) -> list[pl.Expr]:
    """The lines of an address, without a first one that says the name only."""
    if len(names) < 2:
        return [pl.col(name) for name in names]
    first = folded(read.select(pl.coalesce(*names)).to_series())
    count = pl.sum_horizontal(pl.col(name).is_not_null() for name in names)
    repeats = (count > 1) & pl.lit((first == folded(read["name"])).fill_null(value=False))
    kept: list[pl.Expr] = []
    for at, name in enumerate(names):
        before = pl.all_horizontal(
            pl.lit(value=True), *(pl.col(each).is_null() for each in names[:at])
        )
        kept.append(pl.when(~(repeats & before)).then(pl.col(name)))
    return kept


def _notes(columns: Sequence[int]) -> pl.Expr:
    """The notes below each other, each once, and none that only says the name."""
    names = [name_of(column) for column in columns]
    kept = []
    for at, name in enumerate(names):
        said = [pl.col(name).eq_missing(pl.col(other)) for other in ("name", *names[:at])]
        kept.append(pl.when(~pl.any_horizontal(*said)).then(pl.col(name)))
    return _filled(pl.concat_str(*kept, _NOTHING, separator="\n", ignore_nulls=True))
