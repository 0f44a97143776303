"""Enrich one client: gate, first page, crawl, identity, facts, signals, scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.beside import Beside, Read, joined
from clientdesk.enrichment.crawl import Crawl, crawl
from clientdesk.enrichment.facts import found
from clientdesk.enrichment.failing import failure_in, failure_of
from clientdesk.enrichment.identity import identity
from clientdesk.enrichment.opening import opened
from clientdesk.enrichment.parking import parked
from clientdesk.enrichment.receipts import WEBSITE, Receipts
from clientdesk.enrichment.risk import signal, site_signals, tier
from clientdesk.enrichment.scores import confidence, data_quality, source_coverage
from clientdesk.errors import InvalidField, NetError
from clientdesk.model.enrichment import (
    Evidence,
    FailureKind,
    Outcome,
    Result,
    SignalKind,
    SourceOutcome,
    SourceUse,
)
from clientdesk.model.words import SkipReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.enrichment.beside import Joined
    from clientdesk.enrichment.crawl import Crawled
    from clientdesk.enrichment.facts import Found
    from clientdesk.enrichment.identity import Identity
    from clientdesk.enrichment.opening import Opened
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Failure, Inputs, Signal
    from clientdesk.net.web import Web


def _silent(address: str) -> None:
    del address


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watching:
    """Who watches an enrichment, and may stop it."""

    progress: Callable[[str], None] = _silent
    """Told the page that is being read."""
    cancelled: Callable[[], bool] = _never


_NOBODY = Watching()
_NOTHING = Beside()


def enrich(
    inputs: Inputs, web: Web, watching: Watching = _NOBODY, others: Beside = _NOTHING
) -> Result | None:
    """Everything that can be found of a client; None when it was cancelled."""
    if reason := skip_reason(inputs):
        return Result(Outcome.SKIPPED, skip_reason=reason)
    try:
        first = opened(web, inputs.website, watching.progress)
    except (NetError, InvalidField) as error:
        return _failed(failure_of(error))
    if failure := failure_in(first.answered):
        return _failed(failure)
    how = Crawl(web, watching.progress, watching.cancelled)
    crawled = crawl(how, first.answered.asked, first.answered)
    if crawled is None or watching.cancelled():
        return None
    return _result(inputs, first, crawled, lambda read: joined(read, others, watching.cancelled))


def skip_reason(inputs: Inputs) -> SkipReason | None:
    """What the record lacks; whether the workspace is entitled is the caller's to know."""
    if not inputs.name.strip():
        return SkipReason.MISSING_NAME
    return None if inputs.website.strip() else SkipReason.MISSING_WEBSITE


def _failed(failure: Failure) -> Result:
    use = SourceUse(WEBSITE, SourceOutcome.ERROR)
    signals = (signal(SignalKind.UNREACHABLE),) if failure.kind in _OUT_OF_REACH else ()
    return Result(Outcome.FAILED, error=failure, risk_signals=signals, sources=(use,))


def _result(
    inputs: Inputs, first: Opened, crawled: Crawled, ask: Callable[[Read], Joined | None]
) -> Result | None:
    site = crawled.site
    receipts = Receipts(site.pages)
    read = found(inputs, site)
    standing = parked(site)
    who = identity(inputs, read.told, read.owner)
    is_taken = who.is_tied and not standing
    facts = receipts.kept(read.facts) if is_taken else {}
    known = ask(Read(inputs, site, facts, is_taken))
    if known is None:
        return None
    seen = _signals(read, who, standing, is_plain=first.is_plain)
    signals = (*map(receipts.signal, seen), *known.signals)
    uses = (SourceUse(WEBSITE, SourceOutcome.OK, len(site.pages)), *known.uses)
    return Result(
        Outcome.SUCCEEDED,
        fields=known.facts,
        risk_signals=signals,
        risk_tier=tier(signals) if is_taken else None,
        data_quality=data_quality(known.facts),
        source_coverage=source_coverage(uses),
        confidence=confidence(known.facts, who.score),
        sources=uses,
    )


def _signals(
    read: Found, who: Identity, standing: tuple[Evidence, ...], *, is_plain: bool
) -> Iterator[Signal]:
    """The signals; those of another company's pages say nothing of the client."""
    if standing:
        yield signal(SignalKind.PARKED_SITE, standing)
    elif who.is_tied:
        yield from site_signals(read)
    elif not who.is_silent:
        yield signal(SignalKind.NAME_MISMATCH, _title(read.told.site))
    if is_plain:
        yield signal(SignalKind.NO_HTTPS)


def _title(site: Site) -> tuple[Evidence, ...]:
    home = site.pages[0]
    return (Evidence(WEBSITE, home.url, home.title[:300]),) if home.title else ()


_OUT_OF_REACH: Final = frozenset(
    {FailureKind.TIMEOUT, FailureKind.DNS, FailureKind.TLS, FailureKind.RESET, FailureKind.HTTP}
)
