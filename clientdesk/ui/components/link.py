"""An address that is there to be copied, by pointer or keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

_FOLDER: Final = Path(__file__).parent
_DRAW: Final = st.components.v2.component(
    "clientdesk_link",
    html='<div class="root"><input readonly><button type="button"></button>'
    '<span role="status"></span></div>',
    css=(_FOLDER / "link.css").read_text("utf-8"),
    js=(_FOLDER / "link.js").read_text("utf-8"),
)


def show(address: str, key: str, *, label: str, word: str = "Copy link") -> None:
    """Draw the address with the button that copies it."""
    said = {
        "done": "Copied.",
        "failed": "The browser did not copy it. Copy it from the field with the keyboard.",
    }
    _DRAW(key=key, data={"address": address, "label": label, "word": word, **said})
