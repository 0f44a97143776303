"""Tax IDs: their check digits where the country is known, and one form for comparing."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from stdnum import get_cc_module
from stdnum.exceptions import InvalidChecksum, ValidationError

from clientdesk.errors import InvalidField
from clientdesk.model.countries import COUNTRY_NAMES

UNKNOWN: Final = "Tax ID could not be checked, because its country is not known."

_NOT_COMPACT: Final = re.compile(r"[^A-Z0-9]+")
_DIGITS_ONLY: Final = "BE BG CZ DE DK EE EL FI GB GR HR HU IT LT LU LV MT PL PT RO SE SI SK XI"
_FORMS: Final = {
    **dict.fromkeys(_DIGITS_ONLY.split(), r"\d+"),
    "AT": r"U?\d+",
    "CY": r"\d+[A-Z]?",
    "ES": r"\d+[A-Z]?|[A-Z]\d+[A-Z]?",
    "FR": r"\d+|[A-Z0-9]{2}\d+",
    "IE": r"\d+[A-Z]{0,2}|\d[A-Z]\d+[A-Z]",
    "NL": r"\d+(?:B\d*)?",
}
"""What may follow a VAT prefix; HRB 12345 only happens to start like one."""

_VAT_COUNTRY: Final = {"EL": "GR", "XI": "GB"}
_KINDS: Final = {
    "AU": ("abn", "acn"),
    "BR": ("cnpj", "cpf"),
    "CA": ("bn", "sin"),
    "CH": ("uid", "vat"),
    "DE": ("vat", "stnr"),
    "FI": ("vat", "ytunnus"),
    "FR": ("vat", "siren", "siret"),
    "GB": ("vat", "utr"),
    "IN": ("gstin", "pan"),
    "IS": ("vsk", "kennitala"),
    "IT": ("vat", "codicefiscale"),
    "NO": ("mva", "orgnr"),
    "PL": ("nip", "regon"),
    "SE": ("vat", "orgnr"),
    "US": ("ein", "tin"),
}
"""Numbers that businesses of a country give as their tax ID; else what the library calls so."""


def tax_key(text: str | None) -> str:
    """The letters and digits of a tax ID in upper case, for comparing two; empty for none."""
    return _NOT_COMPACT.sub("", (text or "").upper())


def tax_country(text: str) -> str:
    """The country that a tax ID names by itself, as a VAT ID does; empty for none."""
    return _named_country(tax_key(text))[0]


def check_tax_id(text: str, address_country: str | None) -> str:
    """An empty text when the number is right, a hint when that cannot be told.

    Raises InvalidField when the number is wrong for a country that is known.
    """
    number = tax_key(text)
    country, kinds = _named_country(number)
    is_named = bool(country)
    if not country and address_country:
        country, kinds = address_country, _KINDS.get(address_country, ("vat", "businessid", "tin"))
    results = {_result(country, kind, number) for kind in kinds}
    if True in results:
        return ""
    if False in results or (is_named and results != {None}):
        raise InvalidField(
            "tax_id",
            f"Tax ID “{text}” is not right for its country, {COUNTRY_NAMES.get(country, country)}: "
            "a digit is wrong or missing. Compare it with its papers, or leave it empty.",
        )
    return UNKNOWN


def _named_country(number: str) -> tuple[str, tuple[str, ...]]:
    """The country that a number itself names, and the kinds of number that this can be."""
    if re.fullmatch(r"CHE\d+(?:MWST|TVA|IVA|TPV)?", number):
        return "CH", ("uid" if number[-1].isdigit() else "vat",)
    if re.fullmatch(r"(?:NO)?\d+MVA", number):
        return "NO", ("mva",)
    prefix = number[:2]
    if prefix in _FORMS and re.fullmatch(_FORMS[prefix], number[2:]):
        return _VAT_COUNTRY.get(prefix, prefix), ("vat",)
    return "", ()


@cache
def _module(country: str, kind: str) -> Any:  # noqa: ANN401 - the library hands out modules
    return get_cc_module(country, kind)


def _result(country: str, kind: str, number: str) -> bool | str | None:
    """True when right, False when its check digits are wrong, a word for other faults."""
    module = _module(country, kind)
    if module is None:
        return None
    try:
        module.validate(number)
    except InvalidChecksum:
        return False
    except ValidationError:
        return "another form"
    return True
