"""The firm behind each website: what its client record says, and what only its site tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from clientdesk.demo.columns import random
from clientdesk.demo.pools import LANGUAGES, regions
from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.quirks import Quirk, quirks
from clientdesk.demo.sites.registers import number_of, register_of, with_wrong_digit
from clientdesk.demo.sites.suppliers import Supplying, person, supplying
from clientdesk.demo.sites.vocabulary import Register, people, trades, words
from clientdesk.demo.tax_ids import tax_ids
from clientdesk.model.words import CompanyType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.demo.book import Book
    from clientdesk.demo.clients import Clients


@dataclass(frozen=True, slots=True)
class Firm:
    """What there is to know of one firm, and which of it stands on its site."""

    row: int
    """Of its client."""
    host: str
    """Of the address on the client's record."""
    domain: str
    language: str
    region: str
    register: Register
    name: str
    """Without the legal form."""
    legal: str
    form: str | None
    trade: str
    city: str
    street: str
    place: str
    phone: str
    email: str
    vat: str | None
    number: str | None
    year: int
    """Of its foundation."""
    employees: int | None
    manager: str
    socials: tuple[str, ...]
    supplying: Supplying | None
    own_mail: str | None
    """For its own customers' questions about its invoices to them."""
    quirk: Quirk | None = None


def firms(seed: int, made: Clients, book: Book) -> Iterator[Firm]:
    """The firms behind the first clients that have a website, each host once."""
    known = made.known
    has_site = made.texts["website"].head(len(known)).is_not_null()
    others = tax_ids(random(seed, "other tax ids"), book.region[: len(known)])
    odd = quirks(Dice(seed, "quirks", 0), len(known))
    taken: set[str] = set()
    for row, told in enumerate(known.iter_rows(named=True)):
        if has_site[row] and made.names.host[row] not in taken:
            taken.add(made.names.host[row])
            firm = _firm(Dice(seed, "firm", row), row, told, made, regions()[book.region[row]].key)
            odd_firm = replace(firm, quirk=odd[row])
            yield _changed(Dice(seed, "change", row), odd_firm, others[row])


def _firm(dice: Dice, row: int, told: dict[str, str], made: Clients, region: str) -> Firm:
    language = LANGUAGES[made.language[row]]
    domain, form = made.names.host[row], made.names.form[row]
    street, place, city = _address(told["address"])
    register = register_of(region, city)
    vat = told["tax_id"]
    number = number_of(dice, register, form, city, vat)
    has_rules = dice.chance(0.74)
    return Firm(
        row=row,
        host=urlsplit(told["website"]).hostname or "",
        domain=domain,
        language=language,
        region=region,
        register=register,
        name=made.names.base[row],
        legal=told["name"],
        form=form,
        trade=made.names.trade[row],
        city=city,
        street=street,
        place=place,
        phone=told["phone"],
        email=_mail(dice, language, told["email"], domain),
        vat=vat if register.vat_forms else None,
        number=number,
        year=1881 + int((dice.below(1000) / 1000) ** 0.4 * 138),
        employees=_employees(dice, made.names.company_type[row]) if dice.chance(0.74) else None,
        manager=person(dice, language),
        socials=_socials(dice, domain),
        supplying=(
            supplying(dice, register, language, domain, (number, vat)) if has_rules else None
        ),
        own_mail=_own_mail(dice, language, domain) if dice.chance(0.2) else None,
    )


def _address(text: str) -> tuple[str, str, str]:
    """Street, postcode with city, and the city alone."""
    street, *rest, _ = text.split(", ")
    place = ", ".join(rest)
    postcode = r"^\S*\d\S*( [A-Z]{2}| \d{2,3})? |,.*$| (\S*\d\S*)( \S*\d\S*)?$"
    return street, place, re.sub(postcode, "", place)


_USUAL_SIZES: Final = {
    CompanyType.SOLE_TRADER: 6,
    CompanyType.PARTNERSHIP: 15,
    CompanyType.PRIVATE_LIMITED: 26,
    CompanyType.COOPERATIVE: 60,
    CompanyType.PUBLIC_LIMITED: 190,
}


def _employees(dice: Dice, company_type: str) -> int:
    usual = _USUAL_SIZES.get(CompanyType(company_type), 240)
    return max(3, round(dice.around(usual, 3.4)))


def _mail(dice: Dice, language: str, known: str, domain: str) -> str:
    """Where anybody may write: sometimes the person of the record, mostly a box for all."""
    box = f"{dice.pick(words(language)['contact']['boxes'])}@{domain}"
    is_person = "." in known.partition("@")[0]
    return known if is_person and dice.chance(0.4) else box


def _own_mail(dice: Dice, language: str, domain: str) -> str:
    return f"{dice.pick(words(language)['suppliers']['own_boxes'])}@{domain}"


_SOCIALS: Final = (
    ("https://www.linkedin.com/company/{slug}", 0.62),
    ("https://www.facebook.com/{name}", 0.2),
    ("https://www.instagram.com/{name}", 0.2),
    ("https://x.com/{short}", 0.08),
    ("https://www.youtube.com/@{name}", 0.06),
)


def _socials(dice: Dice, domain: str) -> tuple[str, ...]:
    slug = domain.removesuffix(".example")
    name = slug.replace("-", "")[:30]
    return tuple(
        address.format(slug=slug, name=name, short=name[:15])
        for address, share in _SOCIALS
        if dice.chance(share)
    )


def _changed(dice: Dice, firm: Firm, other_tax_id: str) -> Firm:
    """The firm as its site tells it, where that is another story than the record's."""
    match firm.quirk:
        case Quirk.RENAMED:
            return replace(firm, legal=_renamed(dice, firm))
        case Quirk.OTHER_TAX_ID if firm.vat:
            number = number_of(dice, firm.register, firm.form, firm.city, other_tax_id)
            return replace(firm, vat=other_tax_id, number=number)
        case Quirk.WRONG_DIGIT if firm.vat:
            return replace(firm, vat=with_wrong_digit(firm.vat), number=None)
        case Quirk.STRANGER:
            return _stranger(dice, firm, other_tax_id)
        case _:
            return firm


def _renamed(dice: Dice, firm: Firm) -> str:
    """A name that the firm took on, with its legal form."""
    added = dice.pick(("Group", "Holding", firm.city, "International"))
    return " ".join(filter(None, (firm.name, added, firm.form)))


def _stranger(dice: Dice, firm: Firm, tax_id: str) -> Firm:
    """A firm that has nothing to do with the client but its host."""
    name = f"{dice.pick(people('surname', firm.language))} & {dice.pick(people('root', 'de'))}kon"
    domain = f"{name.split(' & ')[1].lower()}.example"
    street, number = dice.pick(people("street", firm.language)), str(2 + dice.below(90))
    is_number_first = firm.street[0].isdigit()
    return replace(
        firm,
        name=name,
        legal=" ".join(filter(None, (name, firm.form or ""))),
        vat=tax_id if firm.vat else None,
        number=number_of(dice, firm.register, firm.form, firm.city, tax_id),
        trade=dice.pick(list(trades(firm.language))),
        street=f"{number} {street}" if is_number_first else f"{street} {number}",
        email=f"mail@{domain}",
        phone=firm.phone[:-2] + dice.filled("##"),
        socials=(),
        supplying=None,
        own_mail=None,
    )
