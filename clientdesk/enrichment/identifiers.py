"""The owner's VAT number and company number, and what they say of its country."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.attribution import Attribution, Whose
from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.countries import country_of_language
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.registers import register_numbers
from clientdesk.enrichment.shapes import compact
from clientdesk.enrichment.vat import vat_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clientdesk.enrichment.registers import RegisterNumber
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Statement
    from clientdesk.enrichment.vat import VatNumber
    from clientdesk.model.enrichment import Inputs

_FROM_VAT: Final = {"BE": "ondernemingsnummer", "NO": "organisasjonsnummer", "CH": "UID"}
"""Countries whose VAT number holds the company's number in their register."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What the identifiers of a site come to."""

    vat: tuple[Claim, ...]
    numbers: tuple[Claim, ...]
    countries: tuple[Claim, ...]
    country: str
    certain_vat: tuple[Claim, ...]
    """Those that stand right behind the owner's name, of which there should be one."""
    wrong_vat: tuple[Claim, ...]
    wrong_numbers: tuple[Claim, ...]


def identifiers(
    attribution: Attribution,
    companies: Sequence[Company],
    countries: Sequence[Claim],
    inputs: Inputs,
) -> Identifiers:
    """Read the identifiers of a site's owner, knowing what addresses say of its country."""
    vat = _vat(attribution, _likely(countries))
    vat.right += _structured_vat(companies)
    numbers = _numbers(attribution, _likely([*countries, *vat.countries]))
    numbers.right += [_derived(claim) for claim in vat.right if _country(claim) in _FROM_VAT]
    told = (*vat.countries, *numbers.countries)
    return Identifiers(
        vat=_tied(vat.right, inputs.tax_id),
        numbers=tuple(numbers.right),
        countries=told,
        country=_likely([*countries, *told]),
        certain_vat=tuple(vat.certain),
        wrong_vat=tuple(vat.wrong),
        wrong_numbers=tuple(numbers.wrong),
    )


@dataclass(slots=True)
class _Read:
    """What statements give of one kind of identifier."""

    right: list[Claim] = field(default_factory=list)
    wrong: list[Claim] = field(default_factory=list)
    certain: list[Claim] = field(default_factory=list)
    countries: list[Claim] = field(default_factory=list)


def _vat(attribution: Attribution, likely: str) -> _Read:
    language = country_of_language(attribution.told.language)
    order = tuple(dict.fromkeys(filter(None, (likely, language, "" if language else "GB"))))
    read = _Read()
    for statement in attribution.told:
        for number in _vat_numbers(statement, order):
            whose = attribution.whose(statement, number.start, number.end)
            if whose is Whose.OTHER:
                continue
            confidence = (0.95 if number.is_labelled else 0.85) - _doubt(statement, whose)
            quote = statement.quote(number.start, number.end)
            claim = Claim(number.value, confidence, statement.page.url, quote)
            if not number.is_valid:
                read.wrong.append(claim)
                continue
            read.right.append(claim)
            read.countries.append(replace(claim, value=number.country))
            if number.is_labelled and whose is Whose.OWNER:
                read.certain.append(claim)
    return read


def _vat_numbers(statement: Statement, order: tuple[str, ...]) -> Iterator[VatNumber]:
    """Those that are right, or wrong behind a label that says what they were to be."""
    if statement.has_digits:
        for number in vat_numbers(statement.text, statement.plain, order):
            if number.is_valid or number.is_labelled:
                yield number


def _doubt(statement: Statement, whose: Whose) -> float:
    is_formal = statement.line.place == "footer" or statement.goal in {
        *(Goal.LEGAL, Goal.CONTACT, Goal.ABOUT, Goal.SUPPLIERS),
    }
    return (0.0 if is_formal else 0.1) + (0.05 if whose is Whose.UNSAID else 0.0)


def _numbers(attribution: Attribution, country: str) -> _Read:
    # Eight signs behind a label of many countries are of Companies House where nothing differs.
    is_english = not country and attribution.told.language in {"en", ""}
    read = _Read()
    for statement in attribution.told:
        if not statement.has_digits:
            continue
        for number in register_numbers(statement.text, statement.plain, country):
            whose = attribution.whose(statement, number.start, number.end)
            if whose is Whose.OTHER:
                continue
            confidence = 0.97 - _doubt(statement, whose) - 0.02 * number.rank
            quote = statement.quote(number.start, number.end)
            claim = Claim(number.value, confidence, statement.page.url, quote)
            (read.right if number.is_valid else read.wrong).append(claim)
            is_british = is_english and _is_of_companies_house(number)
            if number.is_valid and (is_british or not number.is_vague):
                read.countries.append(Claim(number.country, confidence - 0.1, claim.url, quote))
    return read


def _is_of_companies_house(number: RegisterNumber) -> bool:
    return number.kind == "companies_house" and len(number.value) == 8


def _structured_vat(companies: Iterable[Company]) -> Iterator[Claim]:
    for company in companies:
        for said in company.node.said("vatid", "taxid"):
            text = compact(said.value)
            for number in vat_numbers(f"VAT {text}", f"vat {text.lower()}", ()):
                if number.is_valid:
                    yield Claim(number.value, 0.9, company.page.url, said.quote)


def _country(claim: Claim) -> str:
    return str(claim.value)[:2]


def _derived(claim: Claim) -> Claim:
    """The number in the register that a VAT number holds."""
    digits = "".join(sign for sign in str(claim.value) if sign.isdigit())
    value = f"CHE{digits}" if _country(claim) == "CH" else digits
    return Claim(value, claim.confidence - 0.05, claim.url, claim.quote)


def _tied(vat: list[Claim], tax_id: str) -> tuple[Claim, ...]:
    """The claims, those of the record's own number alone where the site gives it."""
    known = compact(tax_id)
    same = [claim for claim in vat if known and known in compact(str(claim.value))]
    return tuple(same or vat)


def _likely(countries: Iterable[Claim]) -> str:
    """The country that most speaks for; empty where nothing does."""
    score: dict[str, float] = defaultdict(float)
    for claim in countries:
        score[str(claim.value)] += claim.confidence
    return max(score, key=lambda code: (score[code], code), default="")
