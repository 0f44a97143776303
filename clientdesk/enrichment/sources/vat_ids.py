"""VAT IDs of the European Union, as its VIES knows them."""

from __future__ import annotations

import re
from typing import Final

from clientdesk.model.tax_id import tax_country, tax_key

_STATES: Final = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI"),
    }
)
"""EL is Greece, XI Northern Ireland."""

_VAT: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{5,12}")


def vies_id(text: str) -> str:
    """The VAT ID as VIES knows it, such as EL123456789; empty for none of its countries."""
    number = tax_key(text)
    if not tax_country(number):
        return ""
    if number.startswith("GR"):
        number = "EL" + number[2:]
    return number if number[:2] in _STATES and _VAT.fullmatch(number) else ""
