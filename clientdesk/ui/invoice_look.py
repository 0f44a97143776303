"""The rules of look of the invoice pages that Streamlit's theme cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from clientdesk.ui import look

_STYLE: Final = f"<style>{Path(__file__).with_suffix('.css').read_text('utf-8')}</style>"


def apply() -> None:
    """Put the rules on the page, with those of all pages."""
    look.apply()
    st.html(_STYLE)
