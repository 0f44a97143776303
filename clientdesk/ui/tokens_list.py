"""The API tokens of the workspace, one line each, with what revokes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.queries.api_tokens import api_tokens
from clientdesk.text.dates import day, moment
from clientdesk.ui import cached, row_words, token_dialogs

if TYPE_CHECKING:
    from datetime import datetime

    from clientdesk.model.api_token import ApiToken

_PURPOSE = (
    "With a token another program starts the daily enrichment run, in the name of the admin who "
    "made it."
)
_HOW = "What it runs stands in the tab Enrichment, under Schedule."


def show() -> None:
    """Draw the list, and the dialog that was asked for."""
    tokens = cached.read(api_tokens)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{_PURPOSE} {_HOW}", width="stretch")
        st.button(
            "New token",
            type="primary",
            icon=":material/key:",
            key="token-new",
            on_click=token_dialogs.ask,
        )
    if tokens:
        with st.container(border=True, gap=None, key="tokens"):
            for token in tokens:
                _line(token)
    else:
        st.info("There is no API token. Make one when a program should start the daily run.")
    token_dialogs.show()


def live() -> int:
    """How many tokens are good at this moment."""
    now = cached.now()
    return sum(not token.refusal(now) for token in cached.read(api_tokens))


def _line(token: ApiToken) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"token-line-{token.id}"):
        with st.container(gap=None, width="stretch"):
            st.text(token.name)
            with st.container(key=f"token-about-{token.id}"):
                st.text(about(token))
        if refusal := token.refusal(cached.now()):
            st.badge(refusal, color="orange")
        st.button(
            row_words.of("Revoke", token.name),
            type="tertiary",
            key=f"token-revoke-{token.id}",
            on_click=token_dialogs.ask,
            args=(token.id,),
        )


def about(token: ApiToken) -> str:
    """Who made it and when, until when it is good, and when it was last used."""
    workspace = cached.workspace()
    used = moment(token.last_used_at, workspace.locale, workspace.timezone)
    said = (
        f"Made by {token.made_by} on {_day(token.created_at)}",
        _until(token),
        f"Last used on {used}" if token.last_used_at else "Not used yet",
    )
    return " · ".join(said)


def _until(token: ApiToken) -> str:
    if token.expires_at is None:
        return "Does not expire"
    verb = "Expired" if token.expires_at <= cached.now() else "Expires"
    return f"{verb} on {_day(token.expires_at)}"


def _day(moment_utc: datetime) -> str:
    workspace = cached.workspace()
    return day(workspace.day(moment_utc), workspace.locale)
