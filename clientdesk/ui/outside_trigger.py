"""How another program starts the day's run: whether it may, and what to run where."""

from __future__ import annotations

from typing import Final

import streamlit as st

from clientdesk.config import settings

DOCUMENT: Final = "docs/enrichment.md"

_ON: Final = "Another program can start it: CLIENTDESK_TRIGGER_TOKEN is set."
_OFF: Final = "No other program can start it: CLIENTDESK_TRIGGER_TOKEN is not set."


def show() -> None:
    """Say whether the token is set, and what to do in either case."""
    is_set = settings().trigger_token is not None
    st.text(_ON if is_set else _OFF)
    with st.expander("Start it from outside", expanded=False, key="outside-trigger"):
        if not is_set:
            st.text(
                "Set CLIENTDESK_TRIGGER_TOKEN to 16 letters, digits or signs or more, in the "
                "environment or the file .env, and start ClientDesk again. This makes one:"
            )
            st.code("openssl rand -hex 24", language="bash")
        st.text("Then this, once a day or as often as you like, starts at most one run a day:")
        st.code(command(settings().public_url), language="bash", wrap_lines=True)
        st.text(
            "The answer is 202 with the run's id and counts, and 200 with the same for every "
            f"further call of the day. {DOCUMENT} has a cron line and a systemd timer."
        )


def command(public_url: str | None) -> str:
    """The request as a line of a shell; the token stays in the environment."""
    address = public_url or f"http://127.0.0.1:{st.get_option('server.port')}"
    return (
        'curl -fsS -X POST -H "Authorization: Bearer $CLIENTDESK_TRIGGER_TOKEN" '
        f"{address}/api/v1/enrichment/runs"
    )
