"""Risk signals of a site, and the tier that their points come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.claims import grouped
from clientdesk.enrichment.distress import distress
from clientdesk.enrichment.identity import free_mail
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.mailboxes import mailboxes
from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.roles import names_other
from clientdesk.model.enrichment import Evidence, Severity, Signal, SignalKind
from clientdesk.model.words import RiskTier
from clientdesk.text.risks import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.claims import Claim
    from clientdesk.enrichment.facts import Found
    from clientdesk.enrichment.telling import Told

POINTS: Final = {
    **{SignalKind.INSOLVENCY: 50, SignalKind.DISSOLVED: 50, SignalKind.INVALID_VAT_ID: 25},
    **{SignalKind.NAME_MISMATCH: 20, SignalKind.PARKED_SITE: 20, SignalKind.UNREACHABLE: 20},
    **{SignalKind.YOUNG_DOMAIN: 15, SignalKind.LAPSED_LEI: 10, SignalKind.CONFLICTING_FACTS: 10},
    **{SignalKind.INVALID_COMPANY_NUMBER: 10, SignalKind.NO_HTTPS: 5},
    SignalKind.FREE_MAIL_CONTACT: 5,
}
"""What a signal adds to the risk; the tier follows from the sum."""

_MEDIUM: Final = 15
_HIGH: Final = 40


def signal(kind: SignalKind, evidence: tuple[Evidence, ...] = (), value: str = "") -> Signal:
    """A signal with its severity and its sentence."""
    return Signal(kind, severity(kind), REASONS[kind].format(value=value), evidence)


def severity(kind: SignalKind) -> Severity:
    """How much a signal weighs, by its points."""
    points = POINTS[kind]
    if points >= _HIGH:
        return Severity.HIGH
    return Severity.MEDIUM if points >= _MEDIUM else Severity.LOW


def tier(signals: Iterable[Signal]) -> RiskTier:
    """The tier of a client whose identity is known: low below 15 points, high from 40."""
    points = sum(POINTS[kind] for kind in {each.kind for each in signals})
    if points >= _HIGH:
        return RiskTier.HIGH
    return RiskTier.MEDIUM if points >= _MEDIUM else RiskTier.LOW


def site_signals(found: Found) -> Iterator[Signal]:
    """What the owner's own pages say against it."""
    for kind, evidence in distress(found.told, found.owner):
        yield signal(kind, evidence)
    ids = found.identifiers
    yield from _wrong(SignalKind.INVALID_VAT_ID, ids.wrong_vat)
    yield from _wrong(SignalKind.INVALID_COMPANY_NUMBER, ids.wrong_numbers)
    yield from _free_mail(found.told)
    yield from _conflict(ids.certain_vat)


def _wrong(kind: SignalKind, claims: Iterable[Claim]) -> Iterator[Signal]:
    for group in grouped(claims)[:1]:
        yield signal(kind, _evidence(group), str(group[0].value))


def _conflict(claims: Iterable[Claim]) -> Iterator[Signal]:
    groups = grouped(claims)
    if len(groups) > 1:
        values = " and ".join(str(group[0].value) for group in groups[:2])
        evidence = tuple(_evidence(group[:1])[0] for group in groups[:2])
        yield signal(SignalKind.CONFLICTING_FACTS, evidence, values)


def _free_mail(told: Told) -> Iterator[Signal]:
    """A mailbox that anybody can have, where the site names the owner's."""
    for statement in told:
        if statement.line.place == "main" and statement.goal not in {Goal.LEGAL, Goal.CONTACT}:
            continue
        for address, place in mailboxes(statement):
            start, _ = statement.sentence(place)
            is_free = address.rpartition("@")[2] in free_mail()
            if is_free and not names_other(statement.plain[start:place]):
                quote = statement.quote(place, place + len(address))
                evidence = Evidence(WEBSITE, statement.page.url, quote)
                yield signal(SignalKind.FREE_MAIL_CONTACT, (evidence,), address)
                return


def _evidence(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(Evidence(each.source, each.url, each.quote) for each in claims))[:3]
