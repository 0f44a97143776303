from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ui.sessions import KEPT, end_closed

if TYPE_CHECKING:
    from streamlit.runtime.session_manager import SessionManager


class Session:
    def __init__(self, key: str) -> None:
        self.id = key
        self.session = self


class Sessions:
    """What Streamlit's manager of sessions says and does, without a server."""

    def __init__(self, *keys: str) -> None:
        self.known = [Session(key) for key in keys]
        self.open = set(keys)

    def list_sessions(self) -> list[Session]:
        return list(self.known)

    def is_active_session(self, key: str) -> bool:
        return key in self.open

    def close_session(self, key: str) -> None:
        self.known = [session for session in self.known if session.id != key]


def swept(sessions: Sessions, closed_at: dict[str, float], at: float) -> set[str]:
    manager: SessionManager = sessions  # type: ignore[assignment]
    end_closed(manager, closed_at, at)
    return {session.id for session in sessions.known}


def test_a_session_ends_some_time_after_its_page_was_closed() -> None:
    sessions, closed_at = Sessions("read", "left"), dict[str, float]()
    sessions.open.remove("left")

    assert swept(sessions, closed_at, 100.0) == {"read", "left"}
    assert swept(sessions, closed_at, 100.0 + KEPT - 1) == {"read", "left"}
    assert swept(sessions, closed_at, 100.0 + KEPT) == {"read"}
    assert swept(sessions, closed_at, 100.0 + 10 * KEPT) == {"read"}
    assert closed_at == {}


def test_a_page_that_came_back_in_time_has_its_whole_time_again() -> None:
    sessions, closed_at = Sessions("one"), dict[str, float]()
    sessions.open.clear()
    swept(sessions, closed_at, 0.0)
    sessions.open.add("one")
    swept(sessions, closed_at, KEPT - 1)
    sessions.open.clear()

    assert swept(sessions, closed_at, KEPT) == {"one"}
    assert swept(sessions, closed_at, 2 * KEPT - 1) == {"one"}
    assert swept(sessions, closed_at, 2 * KEPT) == set()
