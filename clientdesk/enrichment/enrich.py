"""Enrich one client: gate, first page, crawl, identity, facts, signals, scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.enrichment.crawl import Crawl, crawl
from clientdesk.enrichment.facts import found
from clientdesk.enrichment.failing import failure_in, failure_of
from clientdesk.enrichment.opening import opened
from clientdesk.enrichment.receipts import WEBSITE, Receipts
from clientdesk.errors import InvalidField, NetError
from clientdesk.model.enrichment import (
    Outcome,
    Result,
    SourceOutcome,
    SourceUse,
)
from clientdesk.model.words import SkipReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.enrichment.crawl import Crawled
    from clientdesk.model.enrichment import Failure, Inputs
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


def enrich(inputs: Inputs, web: Web, watching: Watching = _NOBODY) -> Result | None:
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
    return None if crawled is None else _result(inputs, crawled)


def skip_reason(inputs: Inputs) -> SkipReason | None:
    """What the record lacks; whether the workspace is entitled is the caller's to know."""
    if not inputs.name.strip():
        return SkipReason.MISSING_NAME
    return None if inputs.website.strip() else SkipReason.MISSING_WEBSITE


def _failed(failure: Failure) -> Result:
    return Result(Outcome.FAILED, error=failure, sources=(SourceUse(WEBSITE, SourceOutcome.ERROR),))


def _result(inputs: Inputs, crawled: Crawled) -> Result:
    site = crawled.site
    receipts = Receipts(site.pages)
    facts = receipts.kept(found(inputs, site).facts)
    use = SourceUse(WEBSITE, SourceOutcome.OK, len(site.pages))
    return Result(Outcome.SUCCEEDED, fields=facts, sources=(use,))
