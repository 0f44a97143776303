"""The workspace's settings, saved together; what somebody else saved meanwhile is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.actions.workspace import edit_workspace
from clientdesk.model.invoice_number import MAX_PATTERN
from clientdesk.model.permissions import Permission, may
from clientdesk.model.sender import SENDER
from clientdesk.model.workspace import LABELS
from clientdesk.queries.numbers import next_number
from clientdesk.text.labels import labels
from clientdesk.ui import cached, choices, sender_fields
from clientdesk.ui.escape import md
from clientdesk.ui.sections import section
from clientdesk.ui.settings_form import SettingsForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.model.workspace import Workspace

_ELSEWHERE: Final = frozenset({"logo", "enrichment_enabled", "sentence_model"})
"""Settings with a place of their own."""


def show() -> None:
    """Draw the fields with what this session saw first, and the button that saves them."""
    seen = _FORM.seen()
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    with _FORM.frame(locked=locked):
        if locked:
            st.caption("Admins change these settings.")
        _identity(seen, locked=locked)
        sender_fields.show(seen, _FORM.key, locked=locked)
        _defaults(seen, locked=locked)
        _invoices(seen, locked=locked)
        if not locked:
            _FORM.foot(seen, "Save changes", primary=True)


def _identity(seen: Workspace, *, locked: bool) -> None:
    place = section("Workspace", "Who you are to your clients, and where.", key="identity")
    place.text_input("Name", seen.name, max_chars=200, key=_FORM.key("name"), disabled=locked)
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
        key=_FORM.key("payment_terms_days"),
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
        key=_FORM.key("invoice_pattern"),
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


def _choice(
    place: DeltaGenerator, field: str, options: Mapping[str, str], now: str, *, locked: bool
) -> None:
    place.selectbox(
        LABELS[field],
        options,
        _position(options, now),
        format_func=lambda code: options.get(code, code),
        key=_FORM.key(field),
        disabled=locked,
        # The best match of the fuzzy one is the shortest name: for “English” that of India.
        filter_mode="contains",
    )


def _save(seen: Workspace, changes: Mapping[str, object]) -> Workspace:
    return edit_workspace(cached.database(), cached.actor(), seen, changes, cached.now())


def _typed(field: str, value: object) -> object:
    """An empty text of the sender is none."""
    return value or None if field in SENDER else value


def _shown(field: str, value: object) -> object:
    return "" if field in SENDER and value is None else value


_FORM: Final = SettingsForm(
    "workspace",
    {field: name for field, name in LABELS.items() if field not in _ELSEWHERE},
    cached.workspace,
    _save,
    _typed,
    _shown,
)


def _position(options: Mapping[str, Any], wanted: str) -> int:
    return list(options).index(wanted)
