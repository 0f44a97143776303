"""The IDs under which a company may be in the Peppol network, from its own numbers.

Schemes as in the code list of participant identifiers that OpenPeppol publishes.
"""

from __future__ import annotations

import re
from typing import Final

from clientdesk.model.tax_id import tax_country, tax_key

_BY_NUMBER: Final = {
    "NO": (r"(?:NO)?(\d{9})(?:MVA)?", ("0192:{}",)),
    "BE": (r"(?:BE)?([01]\d{9})", ("0208:{}",)),
    "NL": (r"(\d{8})", ("0106:{}",)),
    "SE": (r"(?:SE)?(\d{10})(?:01)?", ("0007:{}",)),
    "DK": (r"(?:DK)?(\d{8})", ("0184:dk{}", "0184:{}")),
    "FI": (r"(?:FI)?(\d{8})", ("0216:0037{}",)),
    "FR": (r"(?:FR[A-Z0-9]{2})?(\d{9})", ("0225:{}", "0002:{}")),
    "EE": (r"(\d{8})", ("0191:{}",)),
    "SG": (r"([0-9A-Z]{9,10})", ("0195:sguen{}",)),
    "AU": (r"(\d{11})", ("0151:{}",)),
}
"""By country: what the number looks like, and the IDs that are made of it."""

_BY_VAT: Final = {
    **{"AT": "9914", "BE": "9925", "BG": "9926", "CH": "9927", "CY": "9928", "CZ": "9929"},
    **{"DE": "9930", "EE": "9931", "EL": "9933", "ES": "9920", "FR": "9957", "GB": "9932"},
    **{"HR": "9934", "HU": "9910", "IE": "9935", "IT": "0211", "LT": "9937", "LU": "9938"},
    **{"LV": "9939", "MT": "9943", "NL": "9944", "PL": "9945", "PT": "9946", "RO": "9947"},
    **{"SE": "9955", "SI": "9949", "SK": "9950"},
}
"""Schemes of VAT IDs, by the letters that these begin with."""

MOST: Final = 3
"""How many IDs of one company are tried."""


def peppol_ids(country: str, *numbers: str) -> list[str]:
    """The IDs that are worth trying, the likeliest first."""
    keys = [tax_key(number) for number in numbers if number]
    ids = [each for key in keys for each in _of_number(country, key)]
    ids += [each for key in keys for each in _of_vat(key)]
    return list(dict.fromkeys(ids))[:MOST]


def _of_number(country: str, key: str) -> list[str]:
    if country not in _BY_NUMBER:
        return []
    form, schemes = _BY_NUMBER[country]
    match = re.fullmatch(form, key)
    return [scheme.format(match[1].lower()) for scheme in schemes] if match else []


def _of_vat(key: str) -> list[str]:
    scheme = _BY_VAT.get(key[:2])
    return [f"{scheme}:{key.lower()}"] if scheme and tax_country(key) else []
