"""The few rules of look that Streamlit's theme cannot say, for the directory and the drawer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_STYLE: Final = f"<style>{Path(__file__).with_suffix('.css').read_text('utf-8')}</style>"


def apply() -> None:
    """Put the rules on the page."""
    st.html(_STYLE)
