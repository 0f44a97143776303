"""How the client is billed: its own preferences, and those that it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import clients
from clientdesk.model.client import PREFERENCES
from clientdesk.model.permissions import Permission
from clientdesk.text.labels import label, labels
from clientdesk.text.plurals import count
from clientdesk.ui import cached, choices, profile_edit
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.profile_edit import Edited
from clientdesk.ui.profile_section import can, section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord

AS_WORKSPACE: Final = "as the workspace"


def show(record: ClientRecord) -> None:
    """Draw the section, or its form once it was opened."""
    form, stored = _form(record.id), _stored(record)
    is_changing = can(record, Permission.WORK_CLIENTS) and profile_edit.is_open(form)

    def edit() -> None:
        if can(record, Permission.WORK_CLIENTS):
            profile_edit.button(form, stored)

    with section("billing", card=True, action=edit):
        if is_changing:
            profile_edit.show(form, lambda: _fields(form))
        else:
            facts.show(_facts(record), f"billing-{record.id}")


def _form(client_id: UUID) -> Edited:
    def save(read: Mapping[str, object], changes: Mapping[str, object]) -> object:
        return clients.edit(
            cached.database(),
            cached.actor(),
            client_id,
            read=read,
            changes=changes,
            now=cached.now(),
        )

    return Edited("billing", client_id, PREFERENCES, save)


def _stored(record: ClientRecord) -> dict[str, object]:
    """What the fields hold; an inherited one is empty."""
    terms = "" if record.payment_terms_inherited else str(record.payment_terms_days)
    return {
        "currency": "" if record.currency_inherited else record.currency,
        "payment_terms_days": terms,
        "reminder_tone": "" if record.reminder_tone_inherited else record.reminder_tone,
        "locale": "" if record.locale_inherited else record.locale,
    }


def _facts(record: ClientRecord) -> list[Fact]:
    format_names = choices.languages(record.locale)
    return [
        _fact("currency", record.currency, is_inherited=record.currency_inherited),
        _fact(
            "payment_terms_days",
            count(record.payment_terms_days, "day") if record.payment_terms_days else "At once",
            is_inherited=record.payment_terms_inherited,
        ),
        _fact(
            "reminder_tone",
            label("tone", record.reminder_tone),
            is_inherited=record.reminder_tone_inherited,
        ),
        _fact("locale", format_names[record.locale], is_inherited=record.locale_inherited),
    ]


def _fact(field: str, value: str, *, is_inherited: bool) -> Fact:
    return Fact(PREFERENCES[field], value, AS_WORKSPACE if is_inherited else "")


def _fields(form: Edited) -> None:
    workspace = cached.workspace()
    currencies = choices.currencies(workspace.base_currency)
    tones, languages = labels("tone"), choices.languages(workspace.locale)
    _choice(form, "currency", currencies, usual=workspace.base_currency)
    st.text_input(
        f"{PREFERENCES['payment_terms_days']} in days",
        key=form.key("payment_terms_days"),
        placeholder=f"{workspace.payment_terms_days}, {AS_WORKSPACE}",
    )
    _choice(form, "reminder_tone", tones, usual=tones[workspace.reminder_tone])
    _choice(form, "locale", languages, usual=languages[workspace.locale])


def _choice(form: Edited, field: str, options: Mapping[str, str], *, usual: str) -> None:
    st.selectbox(
        PREFERENCES[field],
        ["", *options],
        key=form.key(field),
        format_func=lambda code: options.get(code, code) if code else f"{usual}, {AS_WORKSPACE}",
        filter_mode="contains",
    )
