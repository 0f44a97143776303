from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import anyio
import httpx
import pytest

from clientdesk.web.answers import NOT_FOUND_PAGE, text
from clientdesk.web.headers import HEADERS, SecurityHeaders

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette
    from starlette.types import Receive, Scope, Send


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    ["/p", "/p/", "/p/abc", "/p/a/invoices/b.pdf", "/p/%2e%2e/x", "/p//", "/p/a%0Ab", "/p/%2Fx"],
)
def test_every_portal_path_is_the_one_page_byte_for_byte(
    ask: Callable[..., httpx.Response], path: str, method: str
) -> None:
    answer = ask(path, method, headers={"Accept-Encoding": "gzip"})
    first = ask("/p")

    assert (answer.status_code, answer.content) == (404, NOT_FOUND_PAGE.encode())
    assert answer.headers == first.headers


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/zzz", "/api/v1/enrichment/jobs", "/api/v1/a%0Ab"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_an_unknown_api_path_is_404_as_json(
    ask: Callable[..., httpx.Response], path: str, method: str
) -> None:
    answer = ask(path, method)

    assert answer.status_code == 404
    assert answer.json() == {"error": "There is nothing at this address."}


def test_a_wrong_method_is_405_as_json(ask: Callable[..., httpx.Response]) -> None:
    answer = ask("/healthz", "POST")

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert answer.json() == {"error": "This address does not take that method."}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_streamlits_figures_and_agent_routes_are_closed(
    ask: Callable[..., httpx.Response], path: str
) -> None:
    assert ask(path).status_code == 404


def test_an_icon_asked_for_by_custom_is_no_page(ask: Callable[..., httpx.Response]) -> None:
    answer = ask("/favicon.ico")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize(
    "path", ["//p/a", "/P/a", "/./p/a", "/x/..//p/a", "/%2570/a", "/%25252570/a", "/\\p\\a", "/P"]
)
def test_a_link_spelt_otherwise_is_the_one_page_too(
    layers: Starlette, path: str, method: str
) -> None:
    answer = asked_as(layers, path, method)

    assert (answer.status_code, answer.content) == (404, NOT_FOUND_PAGE.encode())


def test_a_link_after_a_servers_name_is_the_one_page_too(layers: Starlette) -> None:
    for path in ("http://127.0.0.1:8501/p/a", "HTTPS://a@b/%70/a"):
        assert asked_as(layers, path, "GET").content == NOT_FOUND_PAGE.encode()


def asked_as(layers: Starlette, path: str, method: str) -> httpx.Response:
    """Ask for a path as it stands, which HTTP clients would tidy up; decoded as servers do."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await layers({**scope, "path": unquote(path)}, receive, send)

    async def sending() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 5000))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8501"
        ) as client:
            return await client.request(method, "/")

    return anyio.run(sending)


@pytest.mark.parametrize("path", ["/", "/client", "/portal", "/apis", "/clients/a"])
def test_all_else_goes_on_to_streamlit(ask: Callable[..., httpx.Response], path: str) -> None:
    assert ask(path).text == "<p>Streamlit</p>"


def test_robots_are_asked_to_stay_away(ask: Callable[..., httpx.Response]) -> None:
    assert ask("/robots.txt").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("path", ["/", "/p/x", "/api/x", "/healthz", "/robots.txt", "/broken"])
def test_every_answer_carries_the_security_headers(
    ask: Callable[..., httpx.Response], path: str
) -> None:
    answer = ask(path)

    assert [name for name in HEADERS if name not in answer.headers] == []
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/p/x", "/api/x", "/healthz", "/robots.txt", "/broken"])
def test_our_own_answers_run_no_script_and_are_not_kept(
    ask: Callable[..., httpx.Response], path: str
) -> None:
    headers = ask(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex, nofollow")


def test_a_failure_says_nothing_of_its_cause(ask: Callable[..., httpx.Response]) -> None:
    answer = ask("/broken")

    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_a_refusal_carries_the_headers_too(ask: Callable[..., httpx.Response]) -> None:
    answer = ask("/", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.headers["x-frame-options"]) == (403, "DENY")


@pytest.mark.parametrize("path", ["/", "/p/x", "/api/x", "/broken", "/healthz"])
def test_only_an_encrypted_connection_is_told_to_stay_so(
    ask: Callable[..., httpx.Response], path: str
) -> None:
    assert "strict-transport-security" not in ask(path).headers
    encrypted = ask(f"https://127.0.0.1:8501{path}")
    assert encrypted.headers["strict-transport-security"] == "max-age=31536000"


def test_behind_a_proxy_the_public_address_tells_of_the_encryption() -> None:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(SecurityHeaders(text("here"), is_https=True))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
            return await client.get("/")

    assert "strict-transport-security" in anyio.run(asked).headers


def test_a_download_is_kept_by_no_browser(ask: Callable[..., httpx.Response]) -> None:
    assert ask("/media/d41d8cd98f00b204e9800998ecf8427e.csv").headers["cache-control"] == "no-store"
