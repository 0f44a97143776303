"""The page's frame: icon, logo, and the few rules that the theme's settings cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from clientdesk.ui.escape import md

ASSETS: Final = Path(__file__).parent / "assets"

# Hooks are keys of our own containers and Streamlit's test ids, which its releases keep.
STYLE: Final = """
<style>
.stMainBlockContainer { max-width: 1440px; }
[data-testid="stSidebarHeader"] { margin-bottom: 0; }
.st-key-demo-notice {
  padding: .375rem .875rem; border-radius: 8px; align-items: center;
  background: color-mix(in srgb, #6366f1 9%, transparent);
}
.st-key-demo-notice p { font-size: .875rem; }
.stMainBlockContainer h1 { padding: .25rem 0; letter-spacing: -.01em; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
}
</style>
"""


def frame(title: str) -> None:
    """Set the tab's title and icon, the logo and the style."""
    st.set_page_config(
        page_title=f"{title} · ClientDesk", page_icon=str(ASSETS / "icon.svg"), layout="wide"
    )
    st.logo(str(ASSETS / "logo.svg"), icon_image=str(ASSETS / "icon.svg"), size="medium")
    st.html(STYLE)


def sidebar_foot(workspace: str, member: str) -> None:
    """Whose workspace this is and who acts, at the foot of the sidebar."""
    with st.sidebar.container(key="sidebar-foot", gap=None):
        st.text(workspace)
        st.caption(md(member))
