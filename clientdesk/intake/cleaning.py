"""The texts of many rows as clients keep them, and why a text is refused.

What is plain is settled for whole columns at once; every other text goes through `model.fields`,
once for each that differs. Nothing is plain that `model.fields` would keep otherwise.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from clientdesk.errors import InvalidField
from clientdesk.intake import phones, plain
from clientdesk.intake.encoding import as_read, readable
from clientdesk.intake.headers import FIELDS
from clientdesk.intake.letters import by_value, stripped
from clientdesk.model.countries import country_in
from clientdesk.model.fields import LABELS, clean
from clientdesk.model.preferences import check_currency

_NO_NAME: Final = "Name is empty. Enter a name."
_OUTCOME: Final = {"value": pl.String(), "hint": pl.String(), "refusal": pl.String()}
_END: Final = r"([^\n,;]*)$"

_Outcome = tuple[str | None, str | None, str | None]


def cleaned(entries: pl.DataFrame, country: str) -> pl.DataFrame:
    """Each field as it is kept, null where it is refused, with its hint and its refusal.

    country is the workspace's.
    """
    texts = entries.with_columns(
        stripped(pl.col(field).str.replace_all(r"\r\n?", "\n")) for field in LABELS
    )
    found = {field: _field(texts, field, country) for field in FIELDS}
    values = [made["value"].alias(field) for field, made in found.items()]
    hints = [made["hint"].alias(f"{field}_kept") for field, made in found.items()]
    refusals = [made["refusal"].alias(f"{field}_refusal") for field, made in found.items()]
    return pl.DataFrame([*values, *hints, *refusals])


def _field(texts: pl.DataFrame, field: str, country: str) -> pl.DataFrame:
    given = texts[field]
    made = phones.settled(given, country) if field == "phone" else plain.settled(field, given)
    made = made.with_columns(_countries(texts, field))
    left = made.filter(~pl.col("settled") & pl.col("text").is_not_null())
    if left.is_empty():
        return made.select("value", pl.lit(None, pl.String()).alias("hint"), _refusal(field))
    differing = left.select("text", "country").unique()
    outcomes = [_outcome(field, text, named, country) for text, named in differing.iter_rows()]
    slow = differing.hstack(pl.DataFrame(outcomes, _OUTCOME, orient="row"))
    both = made.join(
        slow, on=["text", "country"], how="left", nulls_equal=True, maintain_order="left"
    )
    value = pl.when("settled").then("value").otherwise("value_right").alias("value")
    return both.select(value, "hint", pl.coalesce("refusal", _refusal(field)))


def _refusal(field: str) -> pl.Expr:
    if field != "name":
        return pl.lit(None, pl.String()).alias("refusal")
    return pl.when(pl.col("text").is_null()).then(pl.lit(_NO_NAME)).alias("refusal")


def _countries(texts: pl.DataFrame, field: str) -> pl.Series:
    """The country that each address names, where the field is judged by it."""
    if field != "tax_id":
        return pl.Series("country", [None], pl.String()).new_from_index(0, texts.height)
    has_number = pl.col("tax_id").is_not_null()
    ends = pl.col("address").str.extract(_END).str.strip_chars(" .\t")
    named = texts.select(pl.when(has_number).then(ends)).to_series()
    return by_value(named, country_in).alias("country")


def _outcome(field: str, text: str, address_country: str | None, country: str) -> _Outcome:
    text = as_read(text)
    try:
        if field == "currency":
            return check_currency(text), None, None
        kept = clean(field, text, country=country, address_country=address_country)
    except InvalidField as error:
        return None, None, readable(error.message)
    return kept.value, readable(kept.hint) or None, None
