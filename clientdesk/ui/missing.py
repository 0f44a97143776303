"""The page of an address that no page has; without it Streamlit draws the first one below a box."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterable


def pages(known: Iterable[st.Page]) -> list[st.Page]:
    """A page at the address that was asked for, unless one of the known stands there."""
    asked = unquote(urlsplit(st.context.url or "").path).strip("/")
    if not asked or "/" in asked or asked in {page.url_path for page in known}:
        return []
    return [st.Page(_show, title="Page not found", url_path=asked)]


def _show() -> None:
    with st.container(key="problem", width=640):
        st.title("This page does not exist", anchor=False)
        st.text("Nothing is at this address. It may be mistyped, or the page may have moved.")
        st.page_link("pages/clients.py", label="Go to Clients", icon=":material/arrow_back:")
