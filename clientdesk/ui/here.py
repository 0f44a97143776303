"""Where people reach this server."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from clientdesk.config import settings


def address() -> str:
    """The public address, else the one under which this session's browser found the server."""
    return settings().public_url or _of_this_session()


def _of_this_session() -> str:
    parts = urlsplit(st.context.url or "")
    if parts.scheme and parts.netloc:
        return f"{parts.scheme}://{parts.netloc}"
    return f"http://localhost:{st.get_option('server.port')}"
