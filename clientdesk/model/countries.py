"""The countries that addresses name, and those that a workspace can be in."""

from __future__ import annotations

import re
from typing import Final

import phonenumbers

from clientdesk.model.folding import fold

COUNTRY_NAMES: Final = {
    "AE": "United Arab Emirates",
    "AR": "Argentina",
    "AT": "Austria",
    "AU": "Australia",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "BR": "Brazil",
    "CA": "Canada",
    "CH": "Switzerland",
    "CL": "Chile",
    "CN": "China",
    "CO": "Colombia",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "GR": "Greece",
    "HK": "Hong Kong",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IL": "Israel",
    "IN": "India",
    "IS": "Iceland",
    "IT": "Italy",
    "JP": "Japan",
    "KR": "South Korea",
    "LI": "Liechtenstein",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MT": "Malta",
    "MX": "Mexico",
    "NL": "Netherlands",
    "NO": "Norway",
    "NZ": "New Zealand",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "RS": "Serbia",
    "SE": "Sweden",
    "SG": "Singapore",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "TR": "Türkiye",
    "UA": "Ukraine",
    "US": "United States",
    "ZA": "South Africa",
}
"""The English names of the countries that addresses and messages name most."""

_OTHER_NAMES: Final = {
    "AT": "Österreich",
    "BE": "België, Belgique",
    "BR": "Brasil",
    "CH": "Schweiz, Suisse, Svizzera",
    "CZ": "Czech Republic, Česko, Česká republika",
    "DE": "Deutschland",
    "DK": "Danmark",
    "EE": "Eesti",
    "ES": "España",
    "FI": "Suomi",
    "GB": "UK, Great Britain, England, Scotland, Wales, Northern Ireland",
    "GR": "Ελλάδα, Hellas",
    "HR": "Hrvatska",
    "HU": "Magyarország",
    "IE": "Éire, Republic of Ireland",
    "IS": "Ísland",
    "IT": "Italia",
    "JP": "日本",
    "LT": "Lietuva",
    "LU": "Luxemburg",
    "LV": "Latvija",
    "MX": "México",
    "NL": "The Netherlands, Nederland",
    "NO": "Norge, Noreg",
    "PL": "Polska",
    "RO": "România",
    "SE": "Sverige",
    "SI": "Slovenija",
    "SK": "Slovensko, Slovak Republic",
    "TR": "Turkey",
    "US": "USA, United States of America",
}
_BY_NAME: Final = {fold(name): code for code, name in COUNTRY_NAMES.items()} | {
    fold(name): code for code, names in _OTHER_NAMES.items() for name in names.split(", ")
}


def is_country(code: str) -> bool:
    """Whether the two letters are a country's, as ISO 3166 has them."""
    return code in phonenumbers.SUPPORTED_REGIONS


def country_in(address: str | None) -> str | None:
    """The country that an address ends with: its last line, or what follows the last comma."""
    lines = (address or "").split("\n")
    end = re.split("[,;]", lines[-1])[-1].strip(" .\t")
    return _BY_NAME.get(fold(end))
