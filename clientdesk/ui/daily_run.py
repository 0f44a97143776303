"""The daily run as it is set, and how another program starts it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.model.enrichment_settings import LABELS, MOST_A_DAY
from clientdesk.model.permissions import Permission, may
from clientdesk.ui import cached, choices, outside_trigger, queue_reads
from clientdesk.ui.sections import section
from clientdesk.ui.settings_form import SettingsForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.model.enrichment_settings import EnrichmentSettings

_ELSEWHERE: Final = frozenset({"sources"})
"""Settings with a place of their own."""

_PURPOSE: Final = (
    "Once a day everything that is due is queued by itself: new imports, what was held back, and "
    "what failed but may work now. A day that was missed is caught up once."
)


def show() -> None:
    """Draw the section; those who may not change it see how it is set."""
    seen = _FORM.seen()
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    with _FORM.frame(locked=locked):
        place = section("Schedule", _PURPOSE, key="daily-run")
        _fields(place, seen, locked=locked)
        with place:
            outside_trigger.show()
        if locked:
            place.caption("Admins change this.")
        else:
            _FORM.foot(seen, "Save daily run", primary=False)


def _fields(place: DeltaGenerator, seen: EnrichmentSettings, *, locked: bool) -> None:
    place.toggle("Run once a day", seen.schedule_on, key=_FORM.key("schedule_on"), disabled=locked)
    left, right = place.columns(2)
    left.time_input(
        LABELS["run_at"],
        time.fromisoformat(seen.run_at),
        key=_FORM.key("run_at"),
        disabled=locked,
    )
    zones = {zone: zone.replace("_", " ") for zone in choices.timezones(seen.run_timezone)}
    right.selectbox(
        LABELS["run_timezone"],
        zones,
        list(zones).index(seen.run_timezone),
        format_func=lambda zone: zones.get(zone, zone),
        key=_FORM.key("run_timezone"),
        disabled=locked,
        filter_mode="contains",
    )
    left.number_input(
        LABELS["daily_limit"],
        1,
        MOST_A_DAY,
        seen.daily_limit,
        key=_FORM.key("daily_limit"),
        help="What is due beyond it waits for the next run.",
        disabled=locked,
    )
    place.toggle(
        LABELS["refresh_old"], seen.refresh_old, key=_FORM.key("refresh_old"), disabled=locked
    )


def _save(seen: EnrichmentSettings, changes: Mapping[str, object]) -> EnrichmentSettings:
    return edit_enrichment(cached.database(), cached.actor(), seen, changes, cached.now())


def _typed(field: str, value: Any) -> object:  # noqa: ANN401 - whatever a widget holds
    return value.strftime("%H:%M") if field == "run_at" and value else value


def _shown(field: str, value: Any) -> object:  # noqa: ANN401 - whatever a record holds
    return time.fromisoformat(value) if field == "run_at" else value


_FORM: Final = SettingsForm(
    "daily-run",
    {field: name for field, name in LABELS.items() if field not in _ELSEWHERE},
    queue_reads.settings,
    _save,
    _typed,
    _shown,
)
