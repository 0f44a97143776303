"""A part of a settings page: what it is about on the left, its fields on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def section(title: str, purpose: str, *, key: str) -> DeltaGenerator:
    """The bordered place for the fields; title and purpose are our own words."""
    with st.container(key=f"section-{key}"):
        words, fields = st.columns([4, 7], gap="large")
        words.subheader(title, anchor=False)
        words.caption(purpose)
        return fields.container(border=True, gap="small")
