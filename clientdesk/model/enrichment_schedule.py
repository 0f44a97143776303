"""When the daily run is due: once for each date of a time zone, whatever its clocks do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clientdesk.model.workspace import business_date

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Schedule:
    """At what time of which time zone a run starts each day; times are in UTC without a zone."""

    at: time
    timezone: str
    is_on: bool = True
    since: datetime | None = None
    """When it was switched on: no day before that was missed."""

    def day(self, now: datetime) -> date:
        """The day of which a run that is started now is the run."""
        return business_date(now, self.timezone)

    def moment(self, day: date) -> datetime:
        """When the run of a day starts: the first time that the clock shows the time, or later."""
        local = datetime.combine(day, self.at, ZoneInfo(self.timezone))
        return local.astimezone(UTC).replace(tzinfo=None)

    def latest(self, now: datetime) -> date:
        """The newest day whose time has come."""
        today = self.day(now)
        # A clock that is set back around midnight shows the day before once more, and one that
        # is set forward over a whole day never shows it.
        near = (today + timedelta(days=days) for days in (1, 0, -1))
        return next((day for day in near if self.moment(day) <= now), today - timedelta(days=2))

    def due_day(self, now: datetime) -> date | None:
        """The day whose run starts now, unless it has started; of missed days the newest."""
        day = self.latest(now)
        is_missed = self.since is None or self.moment(day) >= self.since
        return day if self.is_on and is_missed else None

    def next_moment(self, now: datetime) -> datetime | None:
        """When the run after the due one starts; None while the schedule is off."""
        if not self.is_on:
            return None
        return self.moment(self._after(self.latest(now), now))

    def coming(self, now: datetime, started: Collection[date]) -> datetime | None:
        """When a run starts next by itself; in the past for one that is due and starts at once.

        Days that had their run, from whomever, have no other; None while the schedule is off.
        """
        if not self.is_on:
            return None
        day = self.due_day(now)
        if day is None or day in started:
            day = self._after(self.latest(now), now)
        while day in started:
            day += timedelta(days=1)
        return self.moment(day)

    def _after(self, day: date, now: datetime) -> date:
        """The first day after this one whose time has not come."""
        day += timedelta(days=1)
        while self.moment(day) <= now:
            day += timedelta(days=1)
        return day
