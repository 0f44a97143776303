"""How a workspace enriches: the daily run, how much it takes, and which sources are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.enrichment_schedule import Schedule
from clientdesk.model.workspace import clean_setting

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_A_DAY: Final = 100_000
DEFAULT_TIME: Final = "03:00"
DEFAULT_LIMIT: Final = 2_000

LABELS: Final = {
    "schedule_on": "Daily run",
    "run_at": "Time of the daily run",
    "run_timezone": "Time zone of the daily run",
    "daily_limit": "Clients a run",
    "refresh_old": "Refresh what is older than 180 days",
    "sources": "Sources",
}
"""What an administrator may change, by what a form calls it."""


class Source(StrEnum):
    """What may be asked besides the client's website; off until somebody switches it on."""

    VIES = "vies"
    GLEIF = "gleif"
    PEPPOL = "peppol"
    RECHERCHE_ENTREPRISES = "recherche_entreprises"
    BRREG = "brreg"
    COMPANIES_HOUSE = "companies_house"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class EnrichmentSettings:
    """The settings of a workspace; keys of sources come from the environment."""

    run_timezone: str
    schedule_on: bool = False
    run_at: str = DEFAULT_TIME
    daily_limit: int = DEFAULT_LIMIT
    refresh_old: bool = False
    sources: str = ""
    """The sources that are switched on, in their order, with a space between."""
    since: datetime | None = None
    """When the daily run was switched on."""

    @property
    def schedule(self) -> Schedule:
        """When the daily run is due."""
        at = time.fromisoformat(self.run_at)
        return Schedule(at, self.run_timezone, is_on=self.schedule_on, since=self.since)

    def asks(self, source: Source) -> bool:
        """Whether a source is switched on."""
        return source in self.sources.split()


def clean_enrichment_setting(field: str, value: object) -> object:
    """A setting as it is kept; raises InvalidField with a sentence that says what to do."""
    if field not in _CHECKS:
        raise InvalidField(field, f"Enrichment has no setting “{field}”.")
    return _CHECKS[field](field, value)


def _flag(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidField(field, f"{LABELS[field]} must be on or off.")
    return value


def _time(field: str, value: object) -> str:
    text = value.strftime("%H:%M") if isinstance(value, time) else str(value)
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise InvalidField(field, "Time of the daily run must be a time such as 03:00.")
    return text


def _timezone(field: str, value: object) -> str:
    try:
        return str(clean_setting("timezone", value))
    except InvalidField as error:
        raise InvalidField(field, error.message) from error


def _limit(field: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_A_DAY:
        return value
    raise InvalidField(field, f"Clients a run must be a number from 1 to {MOST_A_DAY:,}.")


def _sources(field: str, value: object) -> str:
    names = value.split() if isinstance(value, str) else _names(value)
    unknown = sorted(set(names) - set(Source))
    if unknown:
        raise InvalidField(field, f"There is no source “{unknown[0][:40]}”.")
    return " ".join(source for source in Source if source in names)


def _names(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple | set) else [str(value)]


_CHECKS: Final[dict[str, Callable[[str, object], object]]] = {
    "schedule_on": _flag,
    "run_at": _time,
    "run_timezone": _timezone,
    "daily_limit": _limit,
    "refresh_old": _flag,
    "sources": _sources,
}
