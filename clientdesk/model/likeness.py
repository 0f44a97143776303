"""How alike two clients are: what speaks for one company and what against it, as one score.

Each sign for it has a weight w between 0 and 1, each sign against it a factor f below 1:

    score = (1 - product of (1 - w)) * product of f

So signs for it add up without ever reaching 1, the order does not matter, and no sign can hide one
that speaks against. A value that many clients have, such as the phone of one bookkeeper, weighs
COMMON_PART of its weight. Companies whose names differ in the legal form are two until a person
says otherwise: their score never comes near SURE.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LIKELY: Final = 0.6
"""From which score on two clients are shown as duplicates."""

POSSIBLE: Final = 0.4
"""From which score on a client that exists is shown to who types a new one."""

PROBABLE: Final = 0.75
SURE: Final = 0.9

COMMON: Final = 5
"""A value that more clients than these have says less of each two of them."""

COMMON_PART: Final = 0.4


class Sign(IntFlag):
    """What two clients have in common, or not."""

    TAX_ID = auto()
    EMAIL = auto()
    DOMAIN = auto()
    MAIL_DOMAIN = auto()
    PHONE = auto()
    ADDRESS = auto()
    NAME = auto()
    NAME_WITHOUT_FORM = auto()
    NAME_BUT_FORM = auto()
    NAME_NEAR = auto()
    COMMON_EMAIL = auto()
    COMMON_DOMAIN = auto()
    COMMON_PHONE = auto()
    COMMON_ADDRESS = auto()
    COMMON_NAME = auto()
    OTHER_TAX_ID = auto()
    OTHER_COUNTRY = auto()
    OTHER_FORM = auto()
    OTHER_DOMAIN = auto()
    OTHER_NAME = auto()


WEIGHTS: Final[Mapping[Sign, float]] = {
    Sign.TAX_ID: 0.9,
    Sign.EMAIL: 0.75,
    Sign.NAME: 0.7,
    Sign.DOMAIN: 0.6,
    Sign.NAME_BUT_FORM: 0.6,
    Sign.PHONE: 0.55,
    Sign.NAME_WITHOUT_FORM: 0.55,
    Sign.MAIL_DOMAIN: 0.45,
    Sign.NAME_NEAR: 0.4,
    Sign.ADDRESS: 0.4,
}

AGAINST: Final[Mapping[Sign, float]] = {
    Sign.OTHER_TAX_ID: 0.35,
    Sign.OTHER_COUNTRY: 0.6,
    Sign.OTHER_FORM: 0.7,
    Sign.OTHER_NAME: 0.75,
    Sign.OTHER_DOMAIN: 0.85,
}

WORDS: Final[Mapping[Sign, str]] = {
    Sign.TAX_ID: "same tax ID",
    Sign.EMAIL: "same e-mail",
    Sign.NAME: "same name",
    Sign.DOMAIN: "same website",
    Sign.PHONE: "same phone",
    Sign.NAME_WITHOUT_FORM: "same name, one without a legal form",
    Sign.MAIL_DOMAIN: "same domain in the e-mail",
    Sign.NAME_NEAR: "nearly the same name",
    Sign.ADDRESS: "same address",
    Sign.NAME_BUT_FORM: "names differ only in the legal form",
    Sign.COMMON_EMAIL: "an e-mail that many clients have",
    Sign.COMMON_DOMAIN: "a domain that many clients have",
    Sign.COMMON_PHONE: "a phone that many clients have",
    Sign.COMMON_ADDRESS: "an address that many clients have",
    Sign.COMMON_NAME: "a name that many clients have",
    Sign.OTHER_TAX_ID: "different tax IDs",
    Sign.OTHER_COUNTRY: "different countries",
    Sign.OTHER_FORM: "different legal forms",
    Sign.OTHER_NAME: "different names",
    Sign.OTHER_DOMAIN: "different websites",
}
"""Each sign as people say it, the strongest first."""

_COMMON: Final[Mapping[Sign, Sign]] = {
    Sign.EMAIL: Sign.COMMON_EMAIL,
    Sign.DOMAIN: Sign.COMMON_DOMAIN,
    Sign.MAIL_DOMAIN: Sign.COMMON_DOMAIN,
    Sign.PHONE: Sign.COMMON_PHONE,
    Sign.ADDRESS: Sign.COMMON_ADDRESS,
    Sign.NAME: Sign.COMMON_NAME,
    Sign.NAME_WITHOUT_FORM: Sign.COMMON_NAME,
    Sign.NAME_BUT_FORM: Sign.COMMON_NAME,
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clients are, from 0 to 1, and by what."""

    score: float
    signs: Sign

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for one company, the strongest first, then what against it."""
        return reasons(self.signs)


@cache
def score(signs: Sign) -> float:
    """How alike two clients with these signs are, from 0 to below 1."""
    unlike, against = 1.0, 1.0
    for sign, weight in WEIGHTS.items():
        if sign in signs:
            is_common = sign in _COMMON and _COMMON[sign] in signs
            unlike *= 1 - weight * (COMMON_PART if is_common else 1)
    for sign, factor in AGAINST.items():
        if sign in signs:
            against *= factor
    return round((1 - unlike) * against, 4)


@cache
def reasons(signs: Sign) -> tuple[str, ...]:
    """The signs in words; what many have is said in place of what is the same."""
    replaced = {own for own, common in _COMMON.items() if common in signs}
    is_form_said = Sign.NAME_BUT_FORM in signs and Sign.NAME_BUT_FORM not in replaced
    return tuple(
        words
        for sign, words in WORDS.items()
        if sign in signs and sign not in replaced and not (sign is Sign.OTHER_FORM and is_form_said)
    )


def word(value: float) -> str:
    """A score in words."""
    if value >= SURE:
        return "Almost certainly the same"
    if value >= PROBABLE:
        return "Probably the same"
    return "Possibly the same"
