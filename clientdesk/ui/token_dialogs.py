"""Dialogs about API tokens: make one, which is shown once, and revoke one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import api_tokens
from clientdesk.errors import ClientDeskError
from clientdesk.model.api_token import MAX_NAME, ApiToken
from clientdesk.queries.api_tokens import api_tokens as tokens
from clientdesk.text.dates import day
from clientdesk.ui import cached, notices, state
from clientdesk.ui.components import link
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.actions.api_tokens import NewToken

_NEW: Final = "token-dialog-new"
_REVOKED: Final = "token-dialog-revoke"
_MADE: Final = "token-made"
_DONE: Final = "token-done-with"
_PROBLEM: Final = "token-problem"
_NAME: Final = "token-name"
_DAYS: Final = "token-days"
_LIFETIMES: Final[dict[str, int | None]] = {
    "30 days": 30,
    "90 days": 90,
    "1 year": 365,
    "Until it is revoked": None,
}
_USUAL: Final = "1 year"


def ask(token_id: UUID | None = None) -> None:
    """Open a dialog in the next run: to revoke this token, or without one to make a new one."""
    if token_id is None:
        state.take(_DONE, default=False)
        state.keep(_NEW, True)
    else:
        state.keep(_REVOKED, token_id)


def show() -> None:
    """Open the dialog that was asked for, once; that of a new token until it was shown."""
    nothing: UUID | None = None
    token_id = state.take(_REVOKED, nothing)
    if state.take(_NEW, default=False) or state.has(_MADE) or state.has(_PROBLEM):
        st.dialog("New API token", on_dismiss="rerun")(_new)()
    elif found := next((one for one in cached.read(tokens) if one.id == token_id), None):
        st.dialog(f"Revoke {md(short(found.name, 40))}?", width="small")(_revoke)(found)


def _new() -> None:
    if state.take(_DONE, default=False):
        st.rerun()
    nothing: NewToken | None = None
    made = state.take(_MADE, nothing)
    if made:
        _shown(made)
        return
    st.text_input(
        "Name", max_chars=MAX_NAME, key=_NAME, placeholder="What it is for, such as nightly cron"
    )
    st.selectbox(
        "Good for",
        list(_LIFETIMES),
        list(_LIFETIMES).index(_USUAL),
        key=_DAYS,
    )
    actor = cached.actor()
    st.caption(
        md(
            f"It acts as {actor.name}, and is refused as soon as {actor.name} is disabled or "
            "removed. It starts and reads enrichment runs, nothing else."
        )
    )
    if problem := state.take(_PROBLEM, ""):
        st.error(md(problem))
    st.button("Create token", type="primary", key="token-create", on_click=_create)


def _create() -> None:
    name, days = state.recall(_NAME, ""), _LIFETIMES[state.recall(_DAYS, _USUAL)]
    try:
        made = api_tokens.create(
            cached.database(), cached.actor(), name, days=days, now=cached.now()
        )
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        state.keep(_MADE, made)


def _shown(made: NewToken) -> None:
    """The token, in this run only: neither the session nor the records keep it."""
    st.text(f"This is {made.name}. Copy it now: it cannot be shown again.")
    link.show(made.token, "token-shown", label=f"API token {made.name}", word="Copy token")
    st.caption(
        "Give it to the program as CLIENTDESK_TRIGGER_TOKEN. Who has it can use it, so keep it "
        "where you keep passwords."
    )
    st.button("Done", type="primary", key="token-done", on_click=state.keep, args=(_DONE, True))


def _revoke(token: ApiToken) -> None:
    workspace = cached.workspace()
    made = day(workspace.day(token.created_at), workspace.locale)
    st.text(
        f"{token.made_by} made it on {made}. The program that uses it is refused from now on. "
        "It cannot be taken back, but a new token can be made."
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="token-keep"):
            st.rerun()
        if st.button("Revoke token", type="primary", key="token-end", on_click=_end, args=(token,)):
            st.rerun()


def _end(token: ApiToken) -> None:
    api_tokens.revoke(cached.database(), cached.actor(), token.id, cached.now())
    notices.say(f"{token.name} is revoked.")
