"""The fields of a client: one form for new clients, the drawer and the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import InvalidField
from clientdesk.model.fields import LABELS
from clientdesk.model.words import ReminderTone
from clientdesk.text.labels import label
from clientdesk.ui import cached, choices, drafts, saving
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.model.workspace import Workspace

_LONG: Final = frozenset({"address", "notes"})
_WAYS: Final = {
    "email": ("Write", ":material/mail:"),
    "website": ("Visit", ":material/open_in_new:"),
}
_PLACEHOLDERS: Final = {
    "name": "Company or person",
    "email": "name@company.com",
    "phone": "+44 20 7946 0000",
    "website": "company.com",
}


def texts(form: str, *, links: Mapping[str, str] | None = None, disabled: bool = False) -> None:
    """The seven texts, each with what is wrong or notable about it below."""
    with st.container(key=f"fields-{form}", gap="small"):
        for field in drafts.TEXTS:
            href = (links or {}).get(field)
            if href:
                _linked(form, field, href, disabled=disabled)
            else:
                _text(form, field, disabled)
            _say(field, _said(form, field))


def preferences(form: str, *, disabled: bool = False) -> None:
    """Currency, terms and tone; empty means that the workspace's stand."""
    workspace = cached.workspace()
    with st.container(key=f"preferences-{form}", gap="small"):
        codes = list(choices.currencies())
        _choice(form, "currency", _currency(workspace), options=codes, disabled=disabled)
        _terms(form, disabled, workspace)
        tones = [str(tone) for tone in ReminderTone]
        _choice(form, "reminder_tone", _tone(workspace), options=tones, disabled=disabled)


def _linked(form: str, field: str, href: str, *, disabled: bool) -> None:
    word, icon = _WAYS[field]
    with st.container(horizontal=True, key=f"linked-{field}"):
        _text(form, field, disabled)
        st.link_button(word, href, icon=icon, type="tertiary", key=f"go-{field}")


def _text(form: str, field: str, disabled: bool) -> None:
    key = drafts.key(form, field)
    if field in _LONG:
        st.text_area(
            LABELS[field], key=key, height="content", disabled=disabled, persist_state="page"
        )
    else:
        st.text_input(
            LABELS[field],
            key=key,
            placeholder=_PLACEHOLDERS.get(field, ""),
            disabled=disabled,
            persist_state="page",
        )


def _said(form: str, field: str) -> str:
    """What there is to say about a text: why it is refused, or what could not be checked."""
    if not drafts.is_changed(form, field) and not saving.was_refused(form):
        hint = saving.hints(form).get(field, "")
        return f":gray[{md(hint)}]" if hint else ""
    verdict = drafts.judge(form, field)
    if isinstance(verdict, InvalidField):
        return f":red[{md(f'{verdict.message} {verdict.hint}'.strip())}]"
    return f":gray[{md(verdict.hint)}]" if verdict.hint else ""


def _say(field: str, said: str) -> None:
    if said:
        with st.container(key=f"verdict-{field}"):
            st.markdown(f":small[{said}]")


def _choice(
    form: str, field: str, wording: Callable[[str], str], *, options: list[str], disabled: bool
) -> None:
    title = {"currency": "Currency", "reminder_tone": "Reminder tone"}[field]
    st.selectbox(
        title,
        ["", *options],
        key=drafts.key(form, field),
        format_func=wording,
        disabled=disabled,
        persist_state="page",
    )


def _currency(workspace: Workspace) -> Callable[[str], str]:
    names = choices.currencies()
    return lambda code: names[code] if code else f"{workspace.base_currency}, as the workspace"


def _tone(workspace: Workspace) -> Callable[[str], str]:
    usual = label("tone", workspace.reminder_tone)
    return lambda tone: label("tone", tone) if tone else f"{usual}, as the workspace"


def _terms(form: str, disabled: bool, workspace: Workspace) -> None:
    # A number input keeps what is out of bounds to itself, and Save would find nothing changed.
    st.text_input(
        "Payment terms",
        key=drafts.key(form, "payment_terms_days"),
        placeholder=f"{workspace.payment_terms_days} days, as the workspace",
        disabled=disabled,
        persist_state="page",
    )
    _say("payment_terms_days", _said(form, "payment_terms_days"))
