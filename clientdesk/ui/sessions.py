"""Sessions whose page was closed, and with them their downloads and uploads, are let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from streamlit import config
from streamlit.runtime import exists, get_instance

if TYPE_CHECKING:
    from streamlit.runtime.session_manager import SessionManager

KEPT: Final = 40.0
"""Seconds in which a page whose connection broke finds its session again.

Shorter than Streamlit's own two minutes, after which it lets go only once another page closes.
"""

_closed_at: Final[dict[str, float]] = {}


def serve_strangers() -> None:
    """Take nothing for the developer's browser: without a desktop Streamlit writes it no files."""
    config.set_option("server.headless", True)


def let_go_of_closed(at: float) -> None:
    """End what has been without a page for too long; `at` is a monotonic clock's time.

    A file that was made for a click has no session any more: it goes in the second sweep after.
    """
    if exists():
        end_closed(get_instance()._session_mgr, _closed_at, at)
        get_instance().media_file_mgr.remove_orphaned_files()


def end_closed(sessions: SessionManager, closed_at: dict[str, float], at: float) -> None:
    """Note which sessions have no page now, and end those noted long ago."""
    known = [info.session.id for info in sessions.list_sessions()]
    closed = [key for key in known if not sessions.is_active_session(key)]
    for key in closed_at.keys() - set(closed):
        del closed_at[key]
    for key in closed:
        if at - closed_at.setdefault(key, at) >= KEPT:
            sessions.close_session(key)
