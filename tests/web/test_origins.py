from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.web.origins import SENTENCE, is_from_another_site, is_own

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    Ask = Callable[..., httpx.Response]

HOST = "127.0.0.1:8501"
OWN = f"http://{HOST}"
UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (OWN, HOST),
        ("https://desk.example", "desk.example"),
        ("https://DESK.example", "desk.EXAMPLE:443"),
        ("http://desk.example:80", "desk.example"),
        ("https://desk.example:8443", "desk.example:8443"),
        ("http://[::1]:8501", "[::1]:8501"),
    ],
)
def test_an_origin_is_own_when_its_host_is_the_one_asked(origin: str, host: str) -> None:
    assert is_own(origin, [host])
    assert is_own(origin, ["other.example", host])


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "http://127.0.0.1:3000",
        "http://127.0.0.1",
        "http://localhost:8501",
        "http://127.0.0.1:8501.evil.example",
        "http://127.0.0.1:8501@evil.example",
        "http://evil.example/127.0.0.1:8501",
        "http://127.0.0.1:8501/",
        "http://127.0.0.1:8501#",
        "http://127.0.0.1:99999999",
        "file://",
        "chrome-extension://abcdef",
        "ws://127.0.0.1:8501",
    ],
)
def test_every_other_origin_is_another_site(origin: str) -> None:
    assert not is_own(origin, [HOST])
    assert not is_own(origin, [])


@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize("path", ["/", "/api/v1/enrichment/runs", "/backups", "/p/x", "/_stcore/x"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
    ],
)
def test_no_other_site_changes_anything(
    ask: Ask, path: str, method: str, headers: dict[str, str]
) -> None:
    answer = ask(path, method, headers=headers | {"Authorization": "Bearer something"})

    assert (answer.status_code, answer.text) == (403, SENTENCE)
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("headers", [{}, {"Origin": OWN}, {"Sec-Fetch-Site": "same-origin"}])
def test_our_pages_and_programs_are_let_through(ask: Ask, headers: dict[str, str]) -> None:
    assert ask("/", "POST", headers=headers).text == "<p>Streamlit</p>"


def test_a_link_on_another_site_opens_a_page(ask: Ask) -> None:
    came_from = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert ask("/", headers=came_from).text == "<p>Streamlit</p>"


@pytest.mark.parametrize(("origin", "refused"), [(b"http://evil.example", True), (b"", False)])
def test_a_websocket_is_asked_for_its_origin_too(origin: bytes, refused: bool) -> None:
    headers = [(b"host", HOST.encode()), *([(b"origin", origin)] if origin else [])]

    assert is_from_another_site({"type": "websocket", "headers": headers}) == refused
