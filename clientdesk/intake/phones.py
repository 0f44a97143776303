"""Telephone numbers of a whole column, checked and written as `model.fields` does each.

The library's own patterns are put to all numbers of a country at once. What needs more than
patterns (extensions, prefixes of abroad without +, letters) is left to the library.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, country_code_for_region

from clientdesk.model.fields import MAX_LENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from phonenumbers.phonemetadata import NumberFormat, PhoneNumberDesc

_PLAIN: Final = r"^(?:\+[0-9(]|[0-9(])[0-9 ()./-]*[0-9]$"
_DIGITS: Final = r"[^0-9]+"
_FEW: Final = 8
"""Numbers of a country for which its patterns are not worth while."""

_KINDS: Final = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "voip", "personal_number",
    "pager", "uan", "voicemail",
)  # fmt: skip
_NUMBER: Final = pl.col("number")


def settled(texts: pl.Series, country: str) -> pl.DataFrame:
    """Whether each text is a number that exists, as far as that is plain, and how it is kept."""
    frame = _by_country(texts, country).with_row_index("row")
    parts = [
        part.select("row", value=_value(part, int(code[0])))
        for code, part in frame.drop_nulls("code").group_by("code")
        if part.height >= _FEW
    ]
    if not parts:
        return pl.DataFrame({"text": texts}).with_columns(
            settled=pl.lit(value=False), value=pl.lit(None, pl.String())
        )
    both = frame.select("row", text=texts).join(
        pl.concat(parts), on="row", how="left", maintain_order="left"
    )
    return both.select("text", pl.col("value").is_not_null().alias("settled"), "value")


def _by_country(texts: pl.Series, country: str) -> pl.DataFrame:
    """The country's calling code and the digits after it; no code where more must be looked at."""
    text = pl.col("text")
    digits = text.str.replace_all(_DIGITS, "")
    fits = text.str.contains(_PLAIN) & (text.str.len_bytes() <= MAX_LENGTHS["phone"])
    fits &= digits.str.len_bytes().is_between(7, 15)
    abroad = text.str.starts_with("+")
    found = digits.str.extract(_codes()).cast(pl.Int32())
    own = country_code_for_region(country)
    main = PhoneMetadata.metadata_for_region(country, None)
    prefix = main.international_prefix if main else None
    at_home = ~digits.str.starts_with(str(own)) if own else pl.lit(value=False)
    if prefix:
        at_home &= ~digits.str.contains(f"^(?:{prefix})")
    code = pl.when(abroad).then(found).when(at_home).then(pl.lit(own, pl.Int32()))
    number = pl.when(abroad).then(digits.str.replace(_codes(), "")).otherwise(digits)
    frame = pl.DataFrame({"text": texts})
    return frame.select(code=pl.when(fits).then(code), number=number)


@cache
def _codes() -> str:
    return f"^({'|'.join(str(code) for code in sorted(COUNTRY_CODE_TO_REGION_CODE))})"


def _value(part: pl.DataFrame, code: int) -> pl.Series:
    """Each number of one country as it is kept; null where it is for the library to say."""
    regions = COUNTRY_CODE_TO_REGION_CODE[code]
    main = _metadata(code, regions[0])
    numbers = part.select(_without_prefix(main)).with_columns(exists=_exists(code, regions))
    shown = numbers.select(pl.when("exists").then(_written(main)))
    return shown.select(pl.lit(f"+{code} ") + pl.first()).to_series()


def _without_prefix(main: PhoneMetadata) -> pl.Expr:
    """The number without the digit that is dialled only at home."""
    prefix = main.national_prefix_for_parsing
    if not prefix:
        return _NUMBER
    has = _NUMBER.str.contains(f"^(?:{prefix})")
    bare = _NUMBER.str.replace(f"^(?:{prefix})", "")
    if main.national_prefix_transform_rule:
        return pl.when(~has).then(_NUMBER)
    general = _general(main)
    spoils = _fits(_NUMBER, general) & ~_fits(bare, general)
    length = bare.str.len_bytes().cast(pl.Int32())
    most = max(general.possible_length)
    possible = length.is_in(list(general.possible_length)) | (length > most)
    possible &= ~length.is_in(list(general.possible_length_local_only))
    return pl.when(has & ~spoils & possible).then(bare).otherwise(_NUMBER).alias("number")


def _exists(code: int, regions: Iterable[str]) -> pl.Expr:
    """Whether the region that a number is of has it."""
    chosen: pl.Expr = pl.lit(value=False)
    for region in reversed(list(regions)):
        metadata = _metadata(code, region)
        of_region = _exists_in(metadata)
        is_of = of_region
        if metadata.leading_digits and len(list(regions)) > 1:
            is_of = _NUMBER.str.contains(f"^(?:{metadata.leading_digits})")
        chosen = pl.when(is_of).then(of_region).otherwise(chosen)
    return chosen


def _exists_in(metadata: PhoneMetadata) -> pl.Expr:
    kinds = [desc for kind in _KINDS if (desc := getattr(metadata, kind)) is not None]
    return _is(_general(metadata)) & pl.any_horizontal(*map(_is, kinds))


def _is(desc: PhoneNumberDesc) -> pl.Expr:
    if not desc.national_number_pattern:
        return pl.lit(value=False)
    length = _NUMBER.str.len_bytes().cast(pl.Int32())
    lengths = list(desc.possible_length)
    of_length = length.is_in(lengths) if lengths else pl.lit(value=True)
    return of_length & _fits(_NUMBER, desc)


def _fits(number: pl.Expr, desc: PhoneNumberDesc) -> pl.Expr:
    pattern = desc.national_number_pattern
    return number.str.contains(f"^(?:{pattern})$") if pattern else pl.lit(value=False)


def _written(main: PhoneMetadata) -> pl.Expr:
    """The number with the gaps that its country writes."""
    formats = main.intl_number_format or main.number_format
    shown = _NUMBER
    for form in reversed(formats):
        shown = pl.when(_begins(form)).then(_spaced(form)).otherwise(shown)
    return shown


def _begins(form: NumberFormat) -> pl.Expr:
    whole = _NUMBER.str.contains(f"^(?:{form.pattern})$")
    leading = form.leading_digits_pattern
    return whole & _NUMBER.str.contains(f"^(?:{leading[-1]})") if leading else whole


def _spaced(form: NumberFormat) -> pl.Expr:
    rule = (form.format or "").replace("$", "$$")
    for group in range(1, 10):
        rule = rule.replace(f"\\{group}", f"${{{group}}}")
    return _NUMBER.str.replace_all(form.pattern or "", rule)


def _metadata(code: int, region: str) -> PhoneMetadata:
    found = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    if found is None:
        raise LookupError(region)
    return found


def _general(metadata: PhoneMetadata) -> PhoneNumberDesc:
    if metadata.general_desc is None:
        raise LookupError(metadata.id)
    return metadata.general_desc
