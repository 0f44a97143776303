"""The country of the owner, from what its pages say of its address and its registers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import phonenumbers
from babel import Locale

from clientdesk.enrichment.attribution import Attribution, Whose
from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.nodes import Node, Said
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Statement

_LANGUAGES: Final = (
    *("en", "de", "fr", "nl", "sv", "nb", "nn", "da", "fi", "es", "it", "pt", "pl", "el"),
    *("cs", "hu", "ro", "hr", "sl", "sk", "bg", "et", "lv", "lt", "tr"),
)
_OF_LANGUAGE: Final = {
    **{"de": "DE", "fr": "FR", "nl": "NL", "sv": "SE", "nb": "NO", "nn": "NO", "no": "NO"},
    **{"da": "DK", "fi": "FI", "es": "ES", "it": "IT", "pt": "PT", "pl": "PL", "el": "GR"},
    **{"cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO", "hr": "HR", "sl": "SI", "bg": "BG"},
    **{"et": "EE", "lv": "LV", "lt": "LT", "tr": "TR", "is": "IS", "ga": "IE", "uk": "UA"},
}
_NUMBER: Final = re.compile(r"\d{4,6}|\d{3} \d{2}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{2}-\d{3}")
_UK_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_REGIONS: Final = (
    (
        "US",
        re.compile(
            r"(?<=[a-z], )(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
            r"|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
            r" \d{5}(?:-\d{4})?(?![-\d])(?!\s+[A-Za-z])"
        ),
    ),
    (
        "AU",
        re.compile(
            r"\b(?:(?:NSW|ACT) 2|(?:VIC|Vic) 3|(?:QLD|Qld) 4|SA 5|WA 6|(?:TAS|Tas) 7|NT 0)"
            r"\d{3}\b(?!\s+[A-Za-z\d])"
        ),
    ),
    (
        "CA",
        re.compile(
            r"\b(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|Ontario|Quebec|Québec)\)?,? {1,2}"
            r"[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
        ),
    ),
)
"""Countries whose addresses name a state or province before the code."""
_LAWS: Final = re.compile(
    r"(?:laws of|incorporated in|registered in|organi[sz]ed (?:in|under)|formed in)"
    r"[^.;()]{0,60}$"
)
_PHONE: Final = re.compile(r"(?:\+|\b00)\d[\d\s().\-/]{7,18}\d")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.'&-]*(?:[ .'&-]+[^\W\d_][^\W\d_.'&-]*){0,4}")


def country_of_language(language: str) -> str:
    """The country in which a language is mostly written by companies; empty for many."""
    return _OF_LANGUAGE.get(language, "")


@cache
def country_names() -> dict[str, str]:
    """Countries by their folded names in the languages of the sites."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and len(name) > 3:
                found.setdefault(plain(name), code)
    for code, names in word_lists("countries")["names"].items():
        found |= dict.fromkeys(plain(names).split("|"), code)
    return found


def address_claims(attribution: Attribution) -> Iterator[Claim]:
    """What addresses, telephone numbers and postal codes say."""
    for statement in attribution.told:
        if statement.line.place == "header" or len(statement.text) > 1500:
            continue
        for start, end, country, confidence in _in_address(statement):
            if attribution.whose(statement, start, end) is not Whose.OTHER:
                quote = statement.quote(start, end)
                yield Claim(country, confidence * _weight(statement), statement.page.url, quote)


def _weight(statement: Statement) -> float:
    is_formal = statement.line.place == "footer" or statement.goal in {Goal.LEGAL, Goal.CONTACT}
    return 1.0 if is_formal else 0.9


def _in_address(statement: Statement) -> Iterator[tuple[int, int, str, float]]:
    is_labelled = bool(_labels().search(statement.plain[: statement.offset]))
    for start, end, country in _named(statement):
        near = statement.plain[max(0, start - 90) : start]
        alone = statement.plain[statement.offset :].strip(" .,;") == statement.plain[start:end]
        if (
            is_labelled
            or alone
            or (_NUMBER.search(near) and near.rstrip()[-1:] in {",", "-", "|", "(", "·", "•", ";"})
        ):
            yield start, end, country, 0.9
        elif _NUMBER.search(near[-45:]) or _LAWS.search(near):
            yield start, end, country, 0.8
    yield from _by_codes(statement)


def _by_codes(statement: Statement) -> Iterator[tuple[int, int, str, float]]:
    """What postal codes and telephone numbers say."""
    for found in _postal().finditer(statement.plain):
        yield found.start(), found.end(), found.lastgroup or "", 0.8
    for code, pattern in _REGIONS:
        for found in pattern.finditer(statement.text):
            yield found.start(), found.end(), code, 0.8
    for found in _UK_POSTCODE.finditer(statement.text):
        yield found.start(), found.end(), "GB", 0.75
    for found in _PHONE.finditer(statement.text):
        if country := _country_of_phone(found[0]):
            yield found.start(), found.end(), country, 0.6


def _named(statement: Statement) -> Iterator[tuple[int, int, str]]:
    """The countries that a statement names, as places in it."""
    names = country_names()
    for found in _WORD.finditer(statement.plain):
        starts = [
            found.start(),
            *(found.start() + each.end() for each in re.finditer(r"[ ]", found[0])),
        ]
        for start in starts:
            words = statement.plain[start : found.end()]
            for tried in _beginnings(words):
                if tried in names and statement.text[start].isupper():
                    yield start, start + len(tried), names[tried]
                    break


def _beginnings(words: str) -> Iterator[str]:
    parts = words.split(" ")
    for count in range(min(4, len(parts)), 0, -1):
        yield " ".join(parts[:count]).rstrip(".'&-")


def _country_of_phone(text: str) -> str:
    number = text.strip()
    number = f"+{number[2:]}" if number.startswith("00") else number
    try:
        parsed = phonenumbers.parse(number.replace("(0)", ""), None)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(parsed) or ""
    if not region:
        region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    return region if len(region) == 2 and region.isalpha() and region != "ZZ" else ""


def structured_claims(companies: Iterable[Company]) -> Iterator[Claim]:
    """What structured data says of the owner's address."""
    for company in companies:
        for address in (*company.node.held("address"), *company.node.held("location")):
            for said in _countries_of(address):
                if country := _code(said.value):
                    yield Claim(country, 0.9, company.page.url, said.quote)


def _countries_of(address: Node) -> Iterator[Said]:
    for node in address.all():
        yield from node.said("addresscountry")
        if node.role == "addresscountry":
            yield from node.said("name")


def _code(value: str) -> str:
    if len(value) == 2 and value.isalpha():
        return {"UK": "GB", "EL": "GR"}.get(value.upper(), value.upper())
    return country_names().get(plain(value), "")


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word_lists('countries')['labels']['all']})\b")


@cache
def _postal() -> re.Pattern[str]:
    options = "|".join(
        rf"(?P<{code}>(?:{letters})-\d{{2,5}}(?:[ -]\d{{2,3}})?)"
        for code, letters in word_lists("countries")["postal"].items()
    )
    return re.compile(rf"(?<![a-z0-9-])(?:{options})(?= [a-z])")
