"""By what rows and clients are the same: tax ID, e-mail, or name with website or address.

Legal forms stay in the name: Acme Ltd and Acme GmbH at one address are two clients. Words such as
n/a and rows of zeros stand for no tax ID, whoever has them. Without any of these only an equal
record is the same: a file that is imported twice must not add its bare names twice. A key is
held as two numbers made of it, which two different keys do not share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake.letters import folded, tax_keys, words
from clientdesk.model.folding import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: Final = ("tax ID", "e-mail", "name and website", "name and address", "record")
"""What two records can share, strongest first."""

_HOST: Final = r"^https?://(?:www\.)?([^/?#:]+)"
_NONE: Final = pl.DataFrame(schema=dict.fromkeys(map(str, range(5)), pl.String()))
_SEEDS: Final = (0x5EED, 0xC0FFEE)


def key_columns(kind: int) -> list[str]:
    """The names of the two columns that hold the keys of a kind."""
    return [f"key_{kind}_{half}" for half in range(len(_SEEDS))]


def keys(texts: pl.DataFrame) -> pl.DataFrame:
    """Two columns for each kind, null where a record has no such key."""
    made = key_texts(texts)
    halves = [
        made[str(kind)].hash(seed).set(made[str(kind)].is_null(), None).alias(column)
        for kind in range(len(KINDS))
        for column, seed in zip(key_columns(kind), _SEEDS, strict=True)
    ]
    return pl.DataFrame(halves)


def key_texts(texts: pl.DataFrame) -> pl.DataFrame:
    """The keys themselves: a column for each kind."""
    names = folded(texts["name"])
    bare = words(names)
    known = texts.select(
        name=bare.zip_with(bare != "", names),
        folded=names,
        tax=tax_keys(texts["tax_id"]),
        email=folded(texts["email"]),
        host=pl.col("website").str.extract(_HOST),
        street=words(folded(texts["address"])),
        rest=_record(),
    )
    address = pl.when(pl.col("street") != "").then(pl.col("street"))
    made = known.select(
        _filled(pl.col("tax")).alias("0"),
        _filled(pl.col("email")).alias("1"),
        (pl.col("name") + "\n" + pl.col("host")).alias("2"),
        (pl.col("name") + "\n" + address).alias("3"),
        (pl.col("name") + "\n" + pl.col("folded") + SEPARATOR + pl.col("rest")).alias("4"),
    )
    # Without any of the others only an equal record is the same.
    others = pl.all_horizontal(pl.col(str(kind)).is_null() for kind in range(4))
    return made.with_columns(pl.when(others).then(pl.col("4")))


def _record() -> pl.Expr:
    parts: Iterable[pl.Expr] = (
        pl.col(field).fill_null("") for field in ("phone", "notes", "tax_id", "address", "website")
    )
    return pl.concat_str(*parts, separator=SEPARATOR)


def _filled(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)


def wanted(made: Iterable[pl.DataFrame]) -> dict[str, list[str]]:
    """The tax IDs, e-mails and names in keys, by which the store finds clients."""
    every = pl.concat([_NONE, *made])
    names = [every[kind].str.extract("^([^\n]*)") for kind in ("2", "3", "4")]
    lists = {
        "tax_ids": every["0"],
        "emails": every["1"],
        "names": pl.concat([names[0].rename("name"), *(name.rename("name") for name in names[1:])]),
    }
    return {name: texts.drop_nulls().unique().sort().to_list() for name, texts in lists.items()}
