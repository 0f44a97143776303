"""Legal forms of France (catégories juridiques of INSEE), as far as their kind is clear."""

from __future__ import annotations

from typing import Final

from clientdesk.model.words import CompanyType

_COOPERATIVES: Final = frozenset(
    {
        *("5443", "5451", "5453", "5454", "5455", "5458", "5459", "5460"),
        *("5543", "5551", "5552", "5553", "5554", "5555", "5556", "5557", "5558", "5559", "5560"),
        *("5643", "5651", "5652", "5653", "5654", "5655", "5656", "5657", "5658", "5659", "5660"),
        *("6316", "6317", "6318"),
    }
)
_BY_START: Final = {
    "51": CompanyType.COOPERATIVE,
    "52": CompanyType.PARTNERSHIP,
    "53": CompanyType.PARTNERSHIP,
    "54": CompanyType.PRIVATE_LIMITED,
    "55": CompanyType.PUBLIC_LIMITED,
    "56": CompanyType.PUBLIC_LIMITED,
    "57": CompanyType.PRIVATE_LIMITED,
    "58": CompanyType.PUBLIC_LIMITED,
    "65": CompanyType.PARTNERSHIP,
    "41": CompanyType.PUBLIC_BODY,
    "71": CompanyType.PUBLIC_BODY,
    "72": CompanyType.PUBLIC_BODY,
    "73": CompanyType.PUBLIC_BODY,
    "74": CompanyType.PUBLIC_BODY,
    "92": CompanyType.NONPROFIT,
    "93": CompanyType.NONPROFIT,
}


def is_person(form: str) -> bool:
    """Whether the form is a natural person's, or is not known to be none."""
    return len(form) != 4 or not form.isdecimal() or form.startswith("1")


def company_type(form: str) -> CompanyType | None:
    """The kind of company; None for forms that are no clear one."""
    return CompanyType.COOPERATIVE if form in _COOPERATIVES else _BY_START.get(form[:2])
