"""LEI, D-U-N-S number and Peppol participant id, as a text gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import lei

from clientdesk.enrichment.attribution import Attribution, Whose
from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.shapes import compact, expanded
from clientdesk.model.enrichment import FactField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.structured import Company

_LEI: Final = re.compile(
    r"(?<![a-z0-9])(?:lei|legal entity identifier)(?![a-z])[^a-z0-9]{0,12}"
    r"(?:(?:code|kod|nr|no|number|nummer|is)[^a-z0-9]{0,5})?"
    r"(?P<number>[a-z0-9]{4}(?:[\s-]?[a-z0-9]{4}){4})(?![a-z0-9])"
)
_BARE_LEI: Final = re.compile(r"(?<![a-z0-9])(?P<number>\d{4}00[a-z0-9]{12}\d{2})(?![a-z0-9])")
_DUNS: Final = re.compile(
    expanded(
        r"(?<![a-z0-9])(?:d-?u-?n-?s|d\.u\.n\.s\.?|dun & bradstreet|dun and bradstreet)[^0-9]{0,25}"
        r"(?P<number><9>)(?!\d)"
    )
)
_SCHEMES: Final = (
    r"000[27]|0009|0037|0060|0088|0096|0106|0130|0135|0142|0147|0151|0154|0158|0170|0177|0183|0184"
    r"|0188|0190|0191|0192|0193|0194|0195|0196|0198|0199|020[0-9]|021[0-8]|022[0-9]|023[0-9]|024[0-9]"
    r"|99(?:0[1-9]|1[0-9]|2[0-9]|3[0-9]|4[0-9]|5[0-9])"
)
_PEPPOL: Final = re.compile(
    rf"(?<![\w:])(?:iso6523-actorid-upis::)?(?P<number>(?:{_SCHEMES})\s?:\s?[a-z0-9][a-z0-9.\-]{{4,40}}[a-z0-9])"
)


def number_claims(
    attribution: Attribution, companies: Iterable[Company]
) -> Iterator[tuple[FactField, Claim]]:
    """What statements and structured data say, each with its field."""
    for statement in attribution.told:
        for field, found in _found(statement.plain) if statement.has_digits else ():
            start, end = found.span("number")
            value = _value(field, statement.text[start:end])
            if value and attribution.whose(statement, start, end) is not Whose.OTHER:
                quote = statement.quote(start, end)
                yield field, Claim(value, 0.95, statement.page.url, quote)
    for company in companies:
        yield from _structured(company)


def _structured(company: Company) -> Iterator[tuple[FactField, Claim]]:
    for name, field in (("leicode", FactField.LEI), ("duns", FactField.DUNS)):
        for said in company.node.said(name):
            if value := _value(field, said.value):
                yield field, Claim(value, 0.9, company.page.url, said.quote)


def _found(plain: str) -> Iterator[tuple[FactField, re.Match[str]]]:
    for pattern, field in (
        (_LEI, FactField.LEI),
        (_BARE_LEI, FactField.LEI),
        (_DUNS, FactField.DUNS),
        (_PEPPOL, FactField.PEPPOL_ID),
    ):
        for found in pattern.finditer(plain):
            yield field, found


def _value(field: FactField, raw: str) -> str:
    """The number as it is normalised, empty for none that can exist."""
    if field is FactField.PEPPOL_ID:
        scheme, _, number = raw.partition(":")
        return f"{scheme.strip()}:{number.strip().replace('.', '').upper()}"
    number = compact(raw)
    if field is FactField.LEI:
        return number if lei.is_valid(number) else ""
    return number if len(number) == 9 and number.isdigit() else ""
