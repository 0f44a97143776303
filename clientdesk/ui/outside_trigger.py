"""How another program starts the day's run: whether it may, and what to run where."""

from __future__ import annotations

import streamlit as st

from clientdesk.config import settings
from clientdesk.text.plurals import count, listed
from clientdesk.ui import tokens_list


def show() -> None:
    """Say whether a token is known, and what to do in either case."""
    is_set, tokens = settings().trigger_token is not None, tokens_list.live()
    st.text(standing(is_set=is_set, tokens=tokens))
    with st.expander("Start it from outside", expanded=False, key="outside-trigger"):
        if not (is_set or tokens):
            st.text(
                "An admin makes a token for the program in Settings, API tokens. Or set "
                "CLIENTDESK_TRIGGER_TOKEN to 16 letters, digits or signs or more, in the "
                "environment or the file .env, and start ClientDesk again. This makes one:"
            )
            st.code("openssl rand -hex 24", language="bash")
        st.text("Then this, once a day or as often as you like, starts at most one run a day:")
        st.code(command(settings().public_url), language="bash", wrap_lines=True)
        st.text(
            "The answer is 202 with the run's id and counts, and 200 with the same for every "
            "further call of the day. Give the line to cron or to a systemd timer."
        )


def standing(*, is_set: bool, tokens: int) -> str:
    """Whether another program can start the run, and with what."""
    known = [count(tokens, "API token")] if tokens else []
    known += ["CLIENTDESK_TRIGGER_TOKEN"] if is_set else []
    if not known:
        return "No other program can start it: there is no API token."
    return f"Another program can start it, with {listed(known)}."


def command(public_url: str | None) -> str:
    """The request as a line of a shell; the token stays in the environment."""
    address = public_url or f"http://127.0.0.1:{st.get_option('server.port')}"
    return (
        'curl -fsS -X POST -H "Authorization: Bearer $CLIENTDESK_TRIGGER_TOKEN" '
        f"{address}/api/v1/enrichment/runs"
    )
