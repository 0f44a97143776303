"""Where a client's lookup stands: status, what it means, the page being read while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason
from clientdesk.text import standings
from clientdesk.text.amounts import percent
from clientdesk.text.dates import moment
from clientdesk.text.findings import sources_answered
from clientdesk.text.labels import label
from clientdesk.ui import cached, enrichment_deeds, enrichment_reads
from clientdesk.ui.components import cards
from clientdesk.ui.components.cards import Card
from clientdesk.ui.escape import md
from clientdesk.ui.tables import ENRICHMENT_COLOURS

if TYPE_CHECKING:
    from clientdesk.model.enrichment import Result
    from clientdesk.queries.client_enrichment import ClientEnrichment
    from clientdesk.queries.clients import ClientRecord

_ICONS: Final = {
    Status.RUNNING: ":material/progress_activity: ",
    Status.QUEUED: ":material/hourglass_empty: ",
}


def show(record: ClientRecord, standing: ClientEnrichment) -> None:
    """The status in a line, and sentences below it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for badge in _badges(standing):
            st.markdown(badge, width="content")
        if standing.enriched_at:
            st.markdown(f":small[:gray[Looked up {md(_when(standing))}]]", width="content")
    said = "\n".join(sentences(record, standing))
    if said:
        st.text(said)


def sentences(record: ClientRecord, standing: ClientEnrichment) -> list[str]:
    """What the status means, and what comes next."""
    if record.archived_at and standing.status is not Status.SUCCEEDED:
        return [standings.ARCHIVED]
    return _SAID[standing.status](record, standing)


def figures(result: Result, key: str) -> None:
    """How sure the facts are together, how good the record is, and how many sources answered."""
    locale = cached.workspace().locale
    cards.show(
        [
            Card("sure", "Confidence", percent(result.confidence, locale), note="in these facts"),
            Card(
                "quality",
                "Data quality",
                percent(result.data_quality, locale),
                note="filled, valid, confirmed",
            ),
            Card(
                "coverage",
                "Source coverage",
                percent(result.source_coverage, locale),
                note=sources_answered(result.sources, locale),
            ),
        ],
        key,
        small=True,
    )


def _badges(standing: ClientEnrichment) -> list[str]:
    status = standing.status
    colour = ENRICHMENT_COLOURS.get(status, "gray")
    found = [f":{colour}-badge[{_ICONS.get(status, '')}{label('enrichment', status)}]"]
    if standing.inputs_changed and status is Status.SUCCEEDED:
        found.append(":orange-badge[Inputs changed since]")
    if standing.is_old:
        found.append(":orange-badge[Over 180 days old]")
    return found


def _when(standing: ClientEnrichment) -> str:
    workspace = cached.workspace()
    return moment(standing.enriched_at, workspace.locale, workspace.timezone)


def _not_started(record: ClientRecord, _standing: ClientEnrichment) -> list[str]:
    reason = enrichment_deeds.obstacle(record)
    return [standings.NEVER, standings.OBSTACLES[reason] if reason else standings.FREE]


def _queued(record: ClientRecord, _standing: ClientEnrichment) -> list[str]:
    place = enrichment_reads.place(record.id)
    return [standings.waiting(place, cached.workspace().locale)]


def _running(_record: ClientRecord, standing: ClientEnrichment) -> list[str]:
    locale = cached.workspace().locale
    return [standings.reading(standing.page, standing.pages_read, locale)]


def _succeeded(record: ClientRecord, standing: ClientEnrichment) -> list[str]:
    if standing.newest is None:
        return ["What this rests on was not kept. Refresh to see it."]
    if not (standing.inputs_changed and standing.enriched_at):
        return []
    return [standings.changed_since(enrichment_reads.changed(record.id, standing.enriched_at))]


def _failed(record: ClientRecord, standing: ClientEnrichment) -> list[str]:
    workspace, again = cached.workspace(), standing.next_try
    next_try = moment(again, workspace.locale, workspace.timezone) if again else ""
    reason = enrichment_deeds.obstacle(record)
    advice = standings.failed(standing.error_kind, next_try)
    kept = ["What was found before stays below."] if standing.enriched_at else []
    return [standing.error or "", standings.OBSTACLES[reason] if reason else advice, *kept]


def _skipped(record: ClientRecord, standing: ClientEnrichment) -> list[str]:
    reason = enrichment_deeds.obstacle(record)
    if reason is None:
        return [standings.FREE]
    if reason is SkipReason.NOT_ENTITLED:
        return [standings.OBSTACLES[reason]]
    return [label("skip_reason", standing.skip_reason), standings.OBSTACLES[reason]]


_SAID: Final = {
    Status.NOT_STARTED: _not_started,
    Status.QUEUED: _queued,
    Status.RUNNING: _running,
    Status.SUCCEEDED: _succeeded,
    Status.FAILED: _failed,
    Status.SKIPPED: _skipped,
}
