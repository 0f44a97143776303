"""How a record stands: archived or not, portal, enrichment, and which fields it has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clientdesk.model.client_filter import Field, StatusFilter
from clientdesk.model.words import EnrichmentStatus
from clientdesk.nlfilter.finding import found
from clientdesk.nlfilter.notes import NO_OR
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match


def _status(word: StatusFilter) -> Callable[[Match], Reading]:
    return lambda _match: found({"status": word}, undated=True)


def _polarity(is_there: bool) -> dict[str, bool]:
    """What words that go on from here with or, without a verb of their own, are said to be."""
    return {"affirmed": True} if is_there else {"denied": True}


def _portal(is_on: bool) -> Callable[[Match], Reading]:
    return lambda _match: found({"portal": is_on}, **_polarity(is_on))


def _switched(match: Match) -> Reading:
    is_on = (match.value("switch", "switch") == "on") != match.has("no")
    return found({"portal": is_on}, **_polarity(is_on))


def _fields(key: str) -> Callable[[Match], Reading]:
    def read(match: Match) -> Reading:
        fields = tuple(Field(name) for name in match.values("fields", "field"))
        if key == "has" and any("or" in item for item in match.items("fields")):
            return replace(found({key: fields}, affirmed=True), note=NO_OR)
        return found({key: fields}, **_polarity(key == "has"))

    return read


def _also_missing(match: Match) -> Reading:
    """Fields that share the word before others which denies those: no e-mail or phone."""
    return found(
        {"missing": tuple(Field(name) for name in match.values("fields", "field"))},
        denied=True,
        shared=True,
    )


def _state(match: Match) -> Reading:
    """Words for where enrichment stands; denied ones mean all others."""
    named = match.values("state", "state") or match.values("state", "alone")
    words = [word for word in EnrichmentStatus if (word in named) != match.has("no")]
    return found({"enrichment_status": tuple(words)})


def _enrichment(*words: EnrichmentStatus) -> Callable[[Match], Reading]:
    return lambda _match: found({"enrichment_status": words})


_NOT_SUCCEEDED: Final = tuple(
    word for word in EnrichmentStatus if word is not EnrichmentStatus.SUCCEEDED
)
_STATES: Final = "(state=<state>(?:/<state>){0,5})"
_FIELDS: Final = "(fields=<field>(?:/<field>){0,9})"
_NO_FIELDS: Final = (
    "(fields=<field>(?:(?:(?!<comma>?<or>)/(?:<no|missing>~)?|/|<nor>)<field>){0,9})"
)
_ENRICHMENT: Final = "<enrichment_enrichment>"
_ENRICHED: Final = "<enrichment_enriched>"

ENRICHMENT: Final = (
    Rule(f"{_ENRICHMENT}~<mark|comma>?~(?:(no=<no>)~)?{_STATES}", _state),
    Rule(f"(?:(no=<no>)~)?{_STATES}~(?:{_ENRICHMENT}|{_ENRICHED})", _state),
    Rule(f"{_ENRICHED}~(?:(no=<no>)~)?{_STATES}", _state),
    Rule(f"{_ENRICHMENT}~<no|never>~<started>~<yet>?", _enrichment(EnrichmentStatus.NOT_STARTED)),
    Rule("(state=<alone>)", _state),
    Rule(f"<no|never>~{_ENRICHED}~<yet>", _enrichment(EnrichmentStatus.NOT_STARTED)),
    Rule(f"<never>~{_ENRICHED}", _enrichment(EnrichmentStatus.NOT_STARTED)),
    Rule(f"<no>~{_ENRICHED}", _enrichment(*_NOT_SUCCEEDED)),
    Rule(f"<no>~{_ENRICHMENT}~<yet>?", _enrichment(EnrichmentStatus.NOT_STARTED)),
    Rule(_ENRICHED, _enrichment(EnrichmentStatus.SUCCEEDED)),
)

PORTAL: Final = (
    Rule("(no=<no>)~(switch=<switch>)~<portal>", _switched),
    Rule("<portal>~<mark|comma>?~(?:(no=<no>)~)?(switch=<switch>)", _switched),
    Rule("<no|missing>~<portal>", _portal(is_on=False)),
    Rule("<no|missing>~<field>(?:/<field>){0,5}<comma>?<or>~(it=<portal>)", _portal(is_on=False)),
    Rule("<portal>~<missing>", _portal(is_on=False)),
    Rule("(switch=<switch>)~<portal>", _switched),
    Rule("<portal>~<present>?", _portal(is_on=True)),
)

STATUS: Final = (
    Rule("<everybody>", _status(StatusFilter.ALL)),
    Rule("<archived>/<active>", _status(StatusFilter.ALL)),
    Rule("<active>/<archived>", _status(StatusFilter.ALL)),
    Rule("<leave_out|no>~<archived>", _status(StatusFilter.ACTIVE)),
    Rule("<archived>~<also_archived_after>", _status(StatusFilter.ALL)),
    Rule("<also_archived_before>~<archived>", _status(StatusFilter.ALL)),
    Rule("<no>~<active>", _status(StatusFilter.ARCHIVED)),
    Rule("<archived>", _status(StatusFilter.ARCHIVED)),
    Rule("<active>", _status(StatusFilter.ACTIVE)),
)

FIELDS: Final = (
    Rule("<no>~<switch>(fields=<field>)", _fields("missing")),
    Rule("<no>~<missing>~(fields=<field>(?:/<field>){0,9})", _fields("has")),
    Rule(f"<no|missing>~{_NO_FIELDS}(?:~<present>)?", _fields("missing")),
    Rule(f"{_FIELDS}~<mark>?~<no>~<present|field|have>", _fields("missing")),
    Rule(f"{_FIELDS}~<no>~<missing>", _fields("has")),
    Rule(f"{_FIELDS}~<mark>?~<missing>", _fields("missing")),
    Rule(f"<have>~(?:<present>~)?{_FIELDS}(?:~<present>)?", _fields("has")),
    Rule(f"{_FIELDS}~<present>", _fields("has")),
    Rule(f"<present>~{_FIELDS}", _fields("has")),
    Rule(f"(it={_FIELDS})(?=<comma>?<but><denied>)", _fields("has")),
    Rule("<denied>/(it=(fields=<field>(?:/<field>){0,9}))", _also_missing),
    Rule("<affirmed>/(it=(fields=<field>(?:/<field>){0,9}))", _fields("has")),
    Rule("<done>~<and|comma><a>(it=(fields=<field>(?:/<field>){0,9}))", _fields("has")),
    Rule("<denied>/(it=<portal>)", lambda _: found({"portal": False}, denied=True, shared=True)),
)
