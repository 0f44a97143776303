"""What a person may enter into a client's text fields, and how it is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import phonenumbers
from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from clientdesk.errors import InvalidField
from clientdesk.model.tax_id import check_tax_id
from clientdesk.model.website import clean_website

if TYPE_CHECKING:
    from collections.abc import Callable

LABELS: Final = {
    "name": "Name",
    "email": "E-mail",
    "phone": "Phone",
    "address": "Address",
    "website": "Website",
    "tax_id": "Tax ID",
    "notes": "Notes",
}
"""The fields of a client that people type, by what a form calls them."""

MAX_LENGTHS: Final = {
    "name": 200,
    "email": 254,
    "phone": 50,
    "address": 500,
    "website": 500,
    "tax_id": 50,
    "notes": 20_000,
    "payment_details": 1_000,
}

_NAMES: Final = LABELS | {"payment_details": "Payment details"}
"""The fields of a client and of the workspace itself, by what a sentence calls them."""

_LONG: Final = frozenset({"address", "notes", "payment_details"})
"""Fields of several lines, where invisible signs do no harm and are kept."""

_PLAIN: Final = re.compile(r"[ -~]*")
_PLAIN_EMAIL: Final = re.compile(
    r"(?=[^@]{1,64}@)(?=.{1,100}$)[a-z0-9_+\-]+(?:\.[a-z0-9_+\-]+)*"
    r"@(?:(?![a-z0-9\-]{64})[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4}\.)+[a-z]{2,20}"
)
_NO_DOMAINS: Final = tuple(f".{name}" for name in SPECIAL_USE_DOMAIN_NAMES if name != "test")
_BREAKS: Final = re.compile(r"\r\n?")
_JOINERS: Final = frozenset("\u200c\u200d")
_VISIBLE_FORMATS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_BLANKS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_PHONE_TEXT: Final = re.compile(
    r"(?:tel\.?:?|phone:?)?"
    r"[\d\s+＋()\[\]\-‐-―−./·~]*"
    r"(?:[,;]?\s*(?:ext(?:ensio)?n?\.?:?|x|#)\s*\d{1,9}#?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A field as it is kept (None when empty), and a hint when it could not be checked."""

    value: str | None
    hint: str = ""


def clean(
    field: str, value: str | None, *, country: str, address_country: str | None = None
) -> Cleaned:
    """The text as it is kept; raises InvalidField with a sentence that says what to do.

    country is the workspace's, address_country the one that the client's address names.
    """
    text = _BREAKS.sub("\n", value or "").strip()
    _refuse_length(field, text)
    if not _PLAIN.fullmatch(text):
        text = _refuse_signs(field, text)
    if not text:
        return _empty(field)
    if field == "phone":
        return _phone(text, country)
    if field == "tax_id":
        return Cleaned(text, check_tax_id(text, address_country))
    check = _CHECKS.get(field)
    return Cleaned(check(text) if check else text)


def _empty(field: str) -> Cleaned:
    if field == "name":
        raise InvalidField("name", "Name is empty. Enter a name.")
    return Cleaned(None)


def _refuse_length(field: str, text: str) -> None:
    if len(text) > MAX_LENGTHS[field]:
        raise InvalidField(
            field,
            f"{_NAMES[field]} can have at most {MAX_LENGTHS[field]:,} characters, "
            f"and this one has {len(text):,}. Shorten it.",
        )


def _refuse_signs(field: str, text: str) -> str:
    """The text, unless it holds a sign that no field, or no one-line field, may hold."""
    if field == "phone":
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
    for sign in text:
        if _is_refused(field, sign):
            raise InvalidField(
                field,
                f"{_NAMES[field]} holds {_sign_name(sign)}. Remove it, or type the text again.",
            )
    return text


def _is_refused(field: str, sign: str) -> bool:
    category = unicodedata.category(sign)
    if category == "Cs":
        return True
    if field in _LONG:
        return category == "Cc" and sign not in "\n\t"
    if category == "Cf":
        return sign not in _JOINERS and sign not in _VISIBLE_FORMATS
    return category in {"Cc", "Zl", "Zp"}


def _sign_name(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    if sign in "\n\t":
        return "a line break" if sign == "\n" else "a tab"
    if unicodedata.category(sign) == "Cs":
        return f"half of a character ({code})"
    name = unicodedata.name(sign, "").lower()
    return f"an invisible sign ({name}, {code})" if name else f"a control character ({code})"


def _name(text: str) -> str:
    """A name that somebody can see: at least one letter, digit or sign."""
    if any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANKS for sign in text):
        return text
    raise InvalidField("name", "Name has no visible character. Enter a name.")


def _email(text: str) -> str:
    # Most addresses are plain ones; the library takes ten times as long to say the same of them.
    if _PLAIN_EMAIL.fullmatch(text) and not text.endswith(_NO_DOMAINS):
        return text
    try:
        # The test environment lets names under .test through; no look-up is made either way.
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise InvalidField(
            "email",
            f"E-mail must be one address such as name@company.com. {error}",
        ) from error
    if "." not in found.ascii_domain or len(found.normalized) > MAX_LENGTHS["email"]:
        raise InvalidField("email", "E-mail must be one address such as name@company.com.")
    return found.normalized


def _phone(text: str, country: str) -> Cleaned:
    """The international form of a valid number; anything else as typed, with a hint."""
    if not _PHONE_TEXT.fullmatch(text):
        return Cleaned(text, "Phone was kept as typed, because it could not be read as one number.")
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return Cleaned(text, "Phone was kept as typed, because it could not be read as a number.")
    if not phonenumbers.is_valid_number(number):
        return Cleaned(
            text,
            "Phone was kept as typed, because no such number exists. "
            "Numbers from abroad start with + and the country's code.",
        )
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return Cleaned(phonenumbers.format_number(number, form))


_CHECKS: Final[dict[str, Callable[[str], str]]] = {
    "name": _name,
    "email": _email,
    "website": clean_website,
}
