"""Drawn facts for the clients that are not looked up: those beyond the ones with websites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import DAY, Flags, money_column, random, time_column
from clientdesk.demo.names import some
from clientdesk.demo.pools import words
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_retry import MOST_ATTEMPTS, TRANSIENT
from clientdesk.model.words import EnrichmentStatus, RiskTier, SizeSegment, SkipReason
from clientdesk.text.failures import failure_sentence

if TYPE_CHECKING:
    from clientdesk.demo.book import Book
    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients

_SUCCEEDED: Final = 0.66
_FAILED: Final = 0.73
"""The shares of the clients with a website, added up; the rest was never enriched."""


def facts(seed: int, made: Clients, book: Book, days: Calendar) -> dict[str, pl.Series | pl.Expr]:
    """The enrichment columns of the clients."""
    count = len(made.created)
    draw = random(seed, "facts", made.rows.start)
    luck = draw.random(count)
    has_website = made.texts["website"].is_not_null().to_numpy()
    done = has_website & (luck < _SUCCEEDED)
    failed = has_website & (luck >= _SUCCEEDED) & (luck < _FAILED)
    status = np.select(
        [done, failed, ~has_website],
        [EnrichmentStatus.SUCCEEDED, EnrichmentStatus.FAILED, EnrichmentStatus.SKIPPED],
        EnrichmentStatus.NOT_STARTED,
    )
    until = days.times(np.full(count, days.last), np.zeros(count))
    at = made.created + DAY // 24 + (draw.random(count) ** 3 * 400).astype(np.int64) * DAY
    confidence = (550 + 430 * draw.beta(4, 2, count)).astype(np.int64)
    return {
        "enrichment_status": pl.Series(status.astype(object), dtype=pl.String),
        "enrichment_skip_reason": _when(~has_website, pl.lit(str(SkipReason.MISSING_WEBSITE))),
        **_failures(words("failure").pick(draw, np.zeros(count, np.int64)), failed),
        "enriched_at": _when(done, time_column(np.minimum(at, np.maximum(until, made.created)))),
        "enrichment_confidence": _when(done, money_column(confidence, 4, 3)),
        **_found(draw, made, book, done),
    }


def _failures(kind: pl.Series, failed: Flags) -> dict[str, pl.Expr]:
    """Why a lookup failed; what might have passed by itself was tried as often as it may be."""
    sentences = {str(each): failure_sentence(each) for each in FailureKind}
    attempts = {str(each): MOST_ATTEMPTS if each in TRANSIENT else 1 for each in FailureKind}
    return {
        "enrichment_error_kind": _when(failed, kind),
        "enrichment_error": _when(failed, kind.replace_strict(sentences)),
        "enrichment_attempts": _when(failed, kind.replace_strict(attempts, return_dtype=pl.Int32)),
    }


def _found(
    draw: np.random.Generator, made: Clients, book: Book, done: Flags
) -> dict[str, pl.Series | pl.Expr]:
    count = len(done)
    host = made.names.host
    slug = pl.Series("host", host).str.strip_suffix(".example")
    mailbox = words("finance").pick(draw, made.language)
    person = (
        words("first").pick(draw, made.language) + " " + words("surname").pick(draw, made.language)
    )
    has_contact = done & some(draw, count, 0.55)
    is_person = some(draw, count, 0.6)
    team = pl.lit("Accounts Payable")
    who = pl.when(pl.Series(is_person)).then(person).otherwise(team)
    return {
        "industry": _when(done & some(draw, count, 0.97), made.names.industry),
        "company_type": _when(done & some(draw, count, 0.95), made.names.company_type),
        "size_segment": _when(done & some(draw, count, 0.9), _sizes(draw, count)),
        "risk_tier": _when(done, _risks(draw, book.late[made.rows])),
        "linkedin_url": _when(
            done & some(draw, count, 0.7), "https://www.linkedin.com/company/" + slug
        ),
        "finance_contact": _when(has_contact, who),
        "finance_contact_email": _when(has_contact & some(draw, count, 0.85), mailbox + "@" + host),
    }


def _when(flags: Flags, value: pl.Series | pl.Expr) -> pl.Expr:
    return pl.when(pl.Series(flags)).then(value if isinstance(value, pl.Expr) else pl.lit(value))


def _sizes(draw: np.random.Generator, count: int) -> pl.Series:
    employees = draw.lognormal(3.6, 1.4, count)
    index = np.searchsorted([10, 50, 250, 1000], employees, side="right")
    return pl.Series([str(word) for word in SizeSegment]).gather(index)


def _risks(
    draw: np.random.Generator, late: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> pl.Series:
    score = draw.random(len(late)) * 60 + late
    index = np.searchsorted([42, 68], score, side="right")
    return pl.Series([str(word) for word in RiskTier]).gather(index)
