"""The row above the analytics: period, step, as-of day, owner and currency, all in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.errors import InvalidInput
from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.model.period import Grain, Period
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.typed_days import read_day
from clientdesk.ui import analytics_reads, cached, state
from clientdesk.ui.analytics_view import PARAMETERS, View, ViewRead, parameters, read_view
from clientdesk.ui.escape import md
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_LAST: Final = "analytics-address"
_ANY: Final = ""
_NO_DAY: Final = "Write a day such as 22 Nov 2026 or 2026-11-22."
_DAYS: Final = {"first": "From", "last": "To", "as_of": "As of"}


def read() -> ViewRead:
    """What the address asks for; one that asks for nothing, what the session asked for last.

    Going to another page and back empties the address.
    """
    asked = state.parameters(PARAMETERS)
    if any(asked.values()):
        state.keep(_LAST, asked)
    else:
        asked = state.recall(_LAST, asked)
        state.show_parameters(asked)
    owners = [member.name for member in cached.members()]
    return read_view(asked, owners=owners, today=cached.today())


def change(**changes: object) -> None:
    """Put changed conditions into the address."""
    values: dict[str, Any] = dict(changes)
    asked = parameters(replace(read().view, **values))
    state.keep(_LAST, asked)
    state.show_parameters(asked)


def show(view: View) -> None:
    """Draw the controls in one row that wraps."""
    with st.container(horizontal=True, key="analytics-bar", gap="small"):
        _choice("period", "Period", list(Period), view.period, _word("period"))
        if view.period is Period.CUSTOM:
            _day("first", view.first, placeholder="The beginning")
            _day("last", view.last, placeholder="The as-of day")
        _choice("grain", "Step", [_ANY, *Grain], view.grain, _grain)
        _day("as_of", view.as_of, placeholder="Today")
        _choice("owner", "Owner", _owners(), view.owner, _owner)
        _choice("currency", "Currency", _currencies(view), view.currency, _currency)


def _choice(
    field: str,
    title: str,
    options: Sequence[str],
    value: str | None,
    wording: Callable[[str], str],
) -> None:
    follow(_key(field), value or _ANY)
    st.selectbox(
        title,
        options,
        key=_key(field),
        format_func=wording,
        width=140,
        on_change=_take,
        args=(field, options),
    )


def _take(field: str, options: Sequence[str]) -> None:
    """Ask for what was chosen; what is offered no longer was not."""
    chosen = state.recall(_key(field), _ANY)
    if chosen not in options:
        return
    if field == "period":
        _take_period(Period(chosen))
    else:
        change(**{field: chosen or None})


def _take_period(period: Period) -> None:
    """A custom period begins as the one that was shown, to be changed from there."""
    shown = read().view.window(cached.today())
    if period is Period.CUSTOM:
        change(period=period, first=shown.first, last=shown.last)
    else:
        change(period=period, first=None, last=None)


def _day(field: str, value: date | None, *, placeholder: str) -> None:
    locale = cached.workspace().locale
    typed, wrong = state.recall(_wrong(field), ("", ""))
    follow(_key(field), typed or (day(value, locale) if value else ""))
    with st.container(width=140, gap="xxsmall"):
        st.text_input(
            _DAYS[field],
            key=_key(field),
            placeholder=placeholder,
            on_change=_take_day,
            args=(field,),
        )
        if wrong:
            st.markdown(f":small[:red[{md(wrong)}]]")


def _take_day(field: str) -> None:
    """Ask for the day that was typed; what cannot be asked stays, with what is wrong."""
    typed = state.recall(_key(field), "").strip()
    value = read_day(typed, cached.workspace().locale)
    wrong = _NO_DAY if typed and value is None else _refused(field, value)
    state.keep(_wrong(field), (typed, wrong) if wrong else ("", ""))
    if not wrong:
        change(**{field: value})


def _refused(field: str, value: date | None) -> str:
    changes: dict[str, Any] = {field: value}
    try:
        replace(read().view, **changes).check(cached.today())
    except InvalidInput as problem:
        return problem.message
    return ""


def _owners() -> list[str]:
    return [_ANY, UNASSIGNED, *sorted(member.name for member in cached.members())]


def _owner(name: str) -> str:
    return {_ANY: "All owners", UNASSIGNED: "Unassigned"}.get(name, name)


def _currencies(view: View) -> list[str]:
    used = {*analytics_reads.currencies(), *([view.currency] if view.currency else [])}
    return [_ANY, *sorted(used)]


def _currency(code: str) -> str:
    return code or "All currencies"


def _grain(word: str) -> str:
    # A browser sends the words of a choice, so they may not change with the period.
    return label("grain", word) if word else "Auto"


def _word(kind: str) -> Callable[[str], str]:
    return lambda word: label(kind, word)


def _key(field: str) -> str:
    return f"analytics-{field}"


def _wrong(field: str) -> str:
    return f"analytics-wrong-{field}"
