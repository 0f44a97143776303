"""The workspace's settings, saved together; what somebody else saved meanwhile is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.actions.workspace import edit_workspace
from clientdesk.errors import ClientDeskError, Conflict
from clientdesk.model.invoice_number import MAX_PATTERN
from clientdesk.model.permissions import Permission, may
from clientdesk.model.sender import SENDER
from clientdesk.model.workspace import LABELS
from clientdesk.queries.numbers import next_number
from clientdesk.text.dates import moment
from clientdesk.text.labels import labels
from clientdesk.ui import cached, choices, notices, sender_fields, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.errors import FieldChange
    from clientdesk.model.workspace import Workspace

_SEEN: Final = "workspace-seen"
_TURN: Final = "workspace-turn"
_PROBLEM: Final = "workspace-problem"
_CONFLICT: Final = "workspace-conflict"
_FIELDS: Final = tuple(field for field in LABELS if field != "logo")


def show() -> None:
    """Draw the fields with what this session saw first, and the button that saves them."""
    seen = _seen()
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    with st.form("workspace-form", border=False):
        _identity(seen, locked=locked)
        sender_fields.show(seen, _key, locked=locked)
        _defaults(seen, locked=locked)
        _invoices(seen, locked=locked)
        _enrichment(seen, locked=locked)
        _problems(seen)
        with st.container(horizontal=True, horizontal_alignment="right"):
            st.form_submit_button(
                "Save changes",
                type="primary",
                key="workspace-save",
                on_click=_save,
                disabled=locked,
            )


def _seen() -> Workspace:
    """The workspace as the form showed it first; read anew whenever the form comes anew."""
    now = cached.workspace()
    seen = state.recall(_SEEN, now)
    if seen.id != now.id or not state.has(_key("name")):
        seen = now
    state.keep(_SEEN, seen)
    return seen


def _identity(seen: Workspace, *, locked: bool) -> None:
    place = section("Workspace", "Who you are to your clients, and where.", key="identity")
    place.text_input("Name", seen.name, max_chars=200, key=_key("name"), disabled=locked)
    left, right = place.columns(2)
    countries, languages = choices.countries(), choices.languages(seen.locale)
    _choice(left, "country", countries, seen.country, locked=locked)
    zones = {zone: zone.replace("_", " ") for zone in choices.timezones(seen.timezone)}
    _choice(right, "timezone", zones, seen.timezone, locked=locked)
    _choice(left, "locale", languages, seen.locale, locked=locked)


def _defaults(seen: Workspace, *, locked: bool) -> None:
    place = section(
        "Billing defaults", "What every client inherits until it has its own.", key="billing"
    )
    left, right = place.columns(2)
    fixed = cached.has_invoices()
    currencies = choices.currencies(seen.base_currency)
    _choice(left, "base_currency", currencies, seen.base_currency, locked=locked or fixed)
    if fixed:
        left.caption("The base currency is fixed, because the workspace has invoices.")
    right.number_input(
        f"{LABELS['payment_terms_days']} in days",
        0,
        365,
        seen.payment_terms_days,
        key=_key("payment_terms_days"),
        help="Days from an invoice’s issue until it is due.",
        disabled=locked,
    )
    _choice(left, "reminder_tone", labels("tone"), seen.reminder_tone, locked=locked)


def _invoices(seen: Workspace, *, locked: bool) -> None:
    place = section("Invoices", "How they are numbered and reckoned.", key="invoicing")
    place.text_input(
        LABELS["invoice_pattern"],
        seen.invoice_pattern,
        max_chars=MAX_PATTERN,
        key=_key("invoice_pattern"),
        help=_TOKENS,
        disabled=locked,
    )
    place.caption(md(f"The next invoice that is issued today gets {_next_number(seen)}."))
    left, right = place.columns(2)
    _choice(left, "rounding", labels("rounding"), seen.rounding, locked=locked)
    _choice(right, "tax_by", labels("tax_by"), seen.tax_by, locked=locked)
    place.caption("Both hold for invoices saved from now on; the others keep their sums.")


def _next_number(seen: Workspace) -> str:
    pattern = seen.invoice_pattern
    return cached.read_on_day(
        lambda database, day: next_number(database, pattern, day).text, "next_number", pattern
    )


_TOKENS: Final = (
    "{number} counts on, {number:4} with zeros up to four digits. "
    "{year}, {yy} and {month} are those of the issue date, and each begins a count of its own."
)


def _enrichment(seen: Workspace, *, locked: bool) -> None:
    place = section(
        "Enrichment", "Looks clients up by name and website to fill their profile.", key="enrich"
    )
    place.toggle(
        "Enrichment is on",
        seen.enrichment_enabled,
        key=_key("enrichment_enabled"),
        disabled=locked,
    )
    place.caption("While it is off, new runs are skipped and say so.")


def _choice(
    place: DeltaGenerator, field: str, options: Mapping[str, str], now: str, *, locked: bool
) -> None:
    place.selectbox(
        LABELS[field],
        options,
        _position(options, now),
        format_func=lambda code: options.get(code, code),
        key=_key(field),
        disabled=locked,
        # The best match of the fuzzy one is the shortest name: for “English” that of India.
        filter_mode="contains",
    )


def _save() -> None:
    """Save what differs from what was seen; the rest may have been changed by others."""
    seen = state.recall(_SEEN, cached.workspace())
    typed = {field: _typed(field, getattr(seen, field)) for field in _FIELDS}
    changes = {field: value for field, value in typed.items() if value != getattr(seen, field)}
    state.keep(_CONFLICT, ())
    try:
        edit_workspace(cached.database(), cached.actor(), seen, changes, cached.now())
    except Conflict as conflict:
        state.keep(_CONFLICT, conflict.changes)
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        _begin_again()
        notices.say("Settings are saved." if changes else "Nothing was changed.")


def _problems(seen: Workspace) -> None:
    problem = state.take(_PROBLEM, "")
    if problem:
        st.error(md(problem))
    nothing: tuple[FieldChange, ...] = ()
    changes = state.take(_CONFLICT, nothing)
    if changes:
        _conflict(changes, seen)


def _conflict(changes: Iterable[FieldChange], seen: Workspace) -> None:
    with st.container(border=True, key="workspace-conflict"):
        st.markdown("**Somebody saved first.** Nothing of yours is lost; choose what stands.")
        for change in changes:
            at = moment(change.changed_at, seen.locale, seen.timezone)
            theirs, yours = (short(text or "—") for text in (change.current, change.wanted))
            name = LABELS[change.field]
            st.text(f"{name}: {change.changed_by} saved “{theirs}” on {at}. Yours is “{yours}”.")
        with st.container(horizontal=True):
            st.form_submit_button("Keep theirs", key="workspace-theirs", on_click=_begin_again)
            st.form_submit_button("Save mine over it", key="workspace-mine", on_click=_save_over)


def _save_over() -> None:
    state.keep(_SEEN, _with_typed_kept(cached.workspace()))
    _save()


def _with_typed_kept(now: Workspace) -> Workspace:
    """What stands now is what was seen; fields not typed into follow it."""
    old = state.recall(_SEEN, now)
    for field in _FIELDS:
        if _typed(field, None) == getattr(old, field):
            value = getattr(now, field)
            state.keep(_key(field), "" if field in SENDER and value is None else value)
    return now


def _typed(field: str, otherwise: object) -> object:
    """What the field's widget holds; an empty text of the sender is none."""
    value: object = state.recall(_key(field), otherwise)
    return value or None if field in SENDER else value


def _begin_again() -> None:
    turn: int = state.recall(_TURN, 0)
    state.keep(_TURN, turn + 1)


def _key(field: str) -> str:
    return f"workspace-{field}-{state.recall(_TURN, 0)}"


def _position(options: Mapping[str, Any], wanted: str) -> int:
    return list(options).index(wanted)
