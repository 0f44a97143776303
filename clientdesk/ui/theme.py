"""The page's frame: icon, logo, and the few rules that the theme's settings cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

ASSETS: Final = Path(__file__).parent / "assets"

# Hooks are keys of our own containers and Streamlit's test ids, which its releases keep.
STYLE: Final = """
<style>
.stMainBlockContainer { max-width: 1440px; }
@media (min-width: 641px) {
  .stMainBlockContainer { padding-left: 2.5rem; padding-right: 2.5rem; }
}
.stMainBlockContainer h1 { padding: .25rem 0; letter-spacing: -.01em; }
[data-testid="stLayoutWrapper"]:has(> .st-key-start),
[data-testid="stLayoutWrapper"]:has(> .st-key-problem) { margin-inline: auto; }
.st-key-problem { padding-top: 14vh; }

/* The card at the door: whose it is, one sentence, one button. */
[data-testid="stLayoutWrapper"]:has(> .st-key-door) { margin: 12vh auto 0; max-width: 100%; }
.st-key-door {
  padding: 2rem; border-radius: 12px;
  border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
  background: light-dark(#fff, color-mix(in srgb, currentColor 4%, transparent));
  box-shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 12px 32px rgb(0 0 0 / 8%);
}
[data-testid="stMain"]:has(.st-key-door) {
  background: light-dark(#f6f7fa, transparent);
}
.st-key-door-of { flex-wrap: nowrap; }
.st-key-door-of [data-testid="stText"] { font-weight: 600; overflow-wrap: anywhere; }
.door-logo { display: block; width: 40px; height: 40px; object-fit: contain; border-radius: 8px; }
.st-key-door-who [data-testid="stText"] { font-size: .875rem; opacity: .7; }
.st-key-door h1 { font-size: 1.375rem; }
.st-key-door .stButton { margin-top: .25rem; }
.st-key-door .stButton + .stButton { margin-top: 0; }

[data-testid="stSidebarContent"] { display: flex; flex-direction: column; }
[data-testid="stSidebarUserContent"], [data-testid="stSidebarUserContent"] > div,
[data-testid="stSidebarUserContent"] > div > [data-testid="stVerticalBlock"] {
  flex: 1; display: flex; flex-direction: column;
}
[data-testid="stSidebarUserContent"] { padding-bottom: 1.25rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-sidebar-foot) { margin-top: auto; }
.st-key-navigation a { padding: .375rem .5rem; }
.st-key-sidebar-foot { border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
.st-key-sidebar-foot [data-testid="stText"] { padding-top: .75rem; font-weight: 600; }

.st-key-demo-notice {
  padding: .25rem .75rem; border-radius: 8px;
  background: color-mix(in srgb, #6366f1 9%, transparent);
}
.logo-place {
  display: block; width: 64px; height: 64px; object-fit: contain; border-radius: 8px;
  background: color-mix(in srgb, currentColor 6%, transparent);
}
.st-key-section-logo [data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[class*="st-key-section-"] { padding-bottom: .75rem; }
[class*="st-key-member-mail-"] [data-testid="stText"],
[class*="st-key-token-about-"] [data-testid="stText"] {
  font-size: .875rem; opacity: .7;
}
/* Whose row a button is of: heard, not seen (clientdesk.ui.row_words). */
:is([class*="st-key-member-line-"], [class*="st-key-token-line-"],
  [class*="st-key-backup-line-"], [class*="-undo-"],
  [class*="st-key-twins-"], [class*="st-key-told-"]) button strong {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
[class*="st-key-member-line-"], [class*="st-key-token-line-"],
[class*="st-key-backup-line-"], [class*="st-key-source-line-"] {
  padding: .5rem 0;
}
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-member-line-"]) + *,
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-token-line-"]) + *,
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-backup-line-"]) + *,
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-source-line-"]) + * {
  border-top: 1px solid color-mix(in srgb, currentColor 10%, transparent);
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  .st-key-demo-notice > :has([data-testid="stMarkdown"]):not(:has(.stMarkdownBadge)) {
    display: none;
  }
  [class*="st-key-section-"] [data-testid="stHorizontalBlock"] { gap: .5rem; }
  /* A row's name in a line of its own, below it what it is and what can be done. */
  :is([class*="st-key-member-line-"], [class*="st-key-token-line-"]) { row-gap: .125rem; }
  :is([class*="st-key-member-line-"], [class*="st-key-token-line-"]) > :first-child {
    flex-basis: 100%;
  }
  :is([class*="st-key-member-line-"], [class*="st-key-token-line-"]) > :last-child:has(button) {
    margin-left: auto;
  }
}
</style>
"""


def frame(title: str, *, logo: bool = True) -> None:
    """Set the tab's title and icon, our logo above the page, and the style."""
    st.set_page_config(
        page_title=f"{title} · ClientDesk", page_icon=str(ASSETS / "icon.svg"), layout="wide"
    )
    if logo:
        st.logo(str(ASSETS / "logo.svg"), icon_image=str(ASSETS / "icon.svg"), size="medium")
    st.html(STYLE)
