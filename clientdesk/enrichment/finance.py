"""How a company wants the invoices of its suppliers, and who receives them there."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_channels import refuses_mail
from clientdesk.enrichment.finance_direction import Way
from clientdesk.enrichment.finance_evidence import evidence
from clientdesk.enrichment.finance_formats import accepted_formats
from clientdesk.enrichment.finance_inherited import Role
from clientdesk.enrichment.finance_instructions import instructions
from clientdesk.enrichment.finance_mailbox import is_own
from clientdesk.enrichment.finance_orders import order_rules
from clientdesk.enrichment.finance_people import people, people_beside
from clientdesk.enrichment.finance_portal import portals
from clientdesk.enrichment.finance_roles import Mailbox, mailboxes
from clientdesk.enrichment.finance_statement import statements
from clientdesk.enrichment.finance_structured import structured_mailbox
from clientdesk.enrichment.finance_teams import teams
from clientdesk.model.enrichment import Fact, FactField, FactValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clientdesk.enrichment.finance_statement import Statement
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Evidence

_ON_THEIR_PAGE: Final = 0.88
"""What a sentence on a page for suppliers is worth; elsewhere it is a little less."""
_ELSEWHERE: Final = 0.8
_PRAISE: Final = 2
"""Sentences about a product for invoices that make a page one about the product."""


def finance_facts(site: Site) -> dict[FactField, Fact]:
    """What the pages say of invoices to the company; a field that they do not settle is absent."""
    found = _without_products(tuple(chain.from_iterable(statements(page) for page in site.pages)))
    boxes = mailboxes(found, site)
    told = _told(found, boxes)
    facts = dict(_mail_facts(boxes, told, site))
    facts.update(_contact_fact(told, boxes))
    facts.update(_portal_fact(told, site))
    facts.update(_format_fact(told))
    facts.update(_order_fact(told))
    addresses = frozenset(box.mention.email for box in boxes if box.role is Role.INVOICE)
    facts.update(_instruction_fact(told, addresses))
    return {field: fact for field, fact in facts.items() if fact.evidence}


def _told(found: Sequence[Statement], boxes: list[Mailbox]) -> tuple[Statement, ...]:
    """The statements of pages that speak to suppliers, not of invoices in general."""
    pages = {box.statement.page.url for box in boxes}
    pages.update(each.page.url for each in found if _speaks_to_suppliers(each))
    return tuple(statement for statement in found if statement.page.url in pages)


def _without_products(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Without the pages that sell help with other firms' invoices."""
    praise = Counter(each.page.url for each in found if each.said.tells("product"))
    return tuple(each for each in found if praise[each.page.url] < _PRAISE)


def _speaks_to_suppliers(statement: Statement) -> bool:
    said = statement.said
    return statement.way is Way.IN and (
        statement.above is Way.IN or said.tells("inbound", "payable", "supplier")
    )


def _fact(value: FactValue, confidence: float, proof: tuple[Evidence, ...]) -> Fact:
    return Fact(value, round(confidence, 2), proof)


def _worth(statement: Statement) -> float:
    return _ON_THEIR_PAGE if statement.above is Way.IN else _ELSEWHERE


def _mail_facts(
    boxes: list[Mailbox], told: Sequence[Statement], site: Site
) -> Iterator[tuple[FactField, Fact]]:
    invoice = _best(boxes, Role.INVOICE)
    if invoice is not None and refuses_mail(told):
        invoice = None
    contact = _best(boxes, Role.CONTACT)
    if invoice is not None:
        yield FactField.INVOICE_EMAIL, _mail_fact(invoice, site)
    finance = invoice or contact
    if invoice and contact and not is_own(invoice.mention.email, site):
        finance = contact
    fact = _mail_fact(finance, site) if finance is not None else structured_mailbox(site)
    if fact is not None:
        yield FactField.FINANCE_CONTACT_EMAIL, fact


def _best(boxes: Iterable[Mailbox], role: Role) -> Mailbox | None:
    """The most plainly named; of several alike the first."""
    return max(
        (box for box in boxes if box.role is role), key=lambda box: box.confidence, default=None
    )


def _mail_fact(box: Mailbox, site: Site) -> Fact:
    mention, statement = box.mention, box.statement
    proof = evidence([statement.passage.around(mention.start, mention.end)], [mention.proof])
    strange = 0 if is_own(mention.email, site) else 0.1
    return _fact(mention.email, box.confidence - strange, proof)


def _contact_fact(
    told: Iterable[Statement], boxes: list[Mailbox]
) -> Iterator[tuple[FactField, Fact]]:
    beside = chain.from_iterable(map(people_beside, boxes))
    said = chain.from_iterable((*people(each), *teams(each)) for each in told)
    best = max(chain(beside, said), key=lambda one: (one.is_person, one.confidence), default=None)
    if best is not None:
        proof = evidence([best.passage])
        yield FactField.FINANCE_CONTACT, _fact(best.name, best.confidence, proof)


def _portal_fact(told: Iterable[Statement], site: Site) -> Iterator[tuple[FactField, Fact]]:
    portal = next(portals(told, site), None)
    if portal is not None:
        proofs = [portal.link.url] if portal.link else []
        proof = evidence([portal.statement.passage], proofs)
        worth = _worth(portal.statement) - (0 if portal.near else 0.1)
        yield FactField.INVOICE_PORTAL_URL, _fact(portal.url, worth, proof)


def _format_fact(told: Iterable[Statement]) -> Iterator[tuple[FactField, Fact]]:
    taken = accepted_formats(told)
    if taken:
        sayings = dict.fromkeys(saying[0] for saying in taken.values())
        proof = evidence(statement.passage for statement in sayings)
        worth = max(map(_worth, sayings))
        yield FactField.INVOICE_FORMAT, _fact(tuple(taken), worth, proof)


def _order_fact(told: Iterable[Statement]) -> Iterator[tuple[FactField, Fact]]:
    rules = order_rules(told)
    if len(rules) == 1:
        needed, sayings = next(iter(rules.items()))
        proof = evidence([sayings[0].passage])
        yield FactField.PO_REQUIRED, _fact(needed, _worth(sayings[0]), proof)


def _instruction_fact(
    told: Iterable[Statement], addresses: frozenset[str]
) -> Iterator[tuple[FactField, Fact]]:
    sentences = instructions(told, addresses)
    if sentences:
        text = " ".join(sentence.text for sentence in sentences)
        proof = evidence(sentence.passage for sentence in sentences)
        yield FactField.INVOICE_INSTRUCTIONS, _fact(text, _worth(sentences[0].statement), proof)
