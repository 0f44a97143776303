from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from clientdesk.signin import returns
from clientdesk.signin.memory import MOST
from clientdesk.signin.provider import Provider
from clientdesk.web.middleware import Judges, layers
from clientdesk.web.visits import FAILED

if TYPE_CHECKING:
    from starlette.requests import Request

BASE = "https://desk.example"

PAGES = Judges(
    frame=lambda _cookies, sent: sent,
    may_send=lambda cookies, session: (cookies.get("who"), session) == ("nora", "hers"),
)
"""Where one session takes files, from whom it belongs to."""


async def _page(_request: Request) -> Response:
    return HTMLResponse("<p>Streamlit</p>")


async def _unchanged(_request: Request) -> Response:
    return Response(status_code=304)


async def _silent_provider(request: Request) -> Response:
    """Streamlit's sign-in, which cannot reach the provider unless it is asked nicely."""
    status = 200 if request.query_params.get("provider") == "x" else 400
    return PlainTextResponse("Authentication error", status)


async def _callback(request: Request) -> Response:
    """Streamlit's, which signs in whoever comes with the code `right`."""
    answer = RedirectResponse("/", 302)
    if request.query_params.get("code") == "right":
        answer.set_cookie("_streamlit_user", "somebody", httponly=True, samesite="lax")
    else:
        answer.delete_cookie("_streamlit_user")
    return answer


def ask(path: str, method: str = "GET", base: str = BASE, **options: object) -> httpx.Response:
    provider = Provider(base, ("desk.example", "127.0.0.1:8501"), "", "", "", "")
    routes = [
        Route("/oauth2callback", _callback),
        Route("/unchanged", _unchanged),
        Route("/auth/login", _silent_provider),
        Route("/{path:path}", _page, methods=["GET", "POST", "PUT", "DELETE"]),
    ]
    app = Starlette(routes=routes, middleware=layers(provider, PAGES))

    async def sending() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=("203.0.113.9", 5000))
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            return await client.request(method, path, **options)  # type: ignore[arg-type]

    return anyio.run(sending)


def visiting(visit: str) -> dict[str, str]:
    return {"Cookie": f"other=1; {returns.COOKIE}={visit}"}


def test_a_browser_that_opens_a_page_is_named_once() -> None:
    first = ask("/client")
    name = first.cookies[returns.COOKIE]

    assert len(name) >= 32
    assert ask("/client").cookies[returns.COOKIE] != name
    assert "set-cookie" not in ask("/client", headers=visiting(name)).headers


def test_a_browser_that_has_the_page_already_is_named_too() -> None:
    page = ask("/unchanged", headers={"Accept": "text/html,*/*"})
    assert page.status_code == 304
    assert returns.COOKIE in page.cookies
    assert returns.COOKIE not in ask("/unchanged", headers={"Accept": "*/*"}).cookies


def test_a_provider_that_does_not_answer_is_said_on_a_page() -> None:
    silent = ask("/auth/login?provider=y")

    assert (silent.status_code, silent.headers["location"]) == (303, FAILED)


def test_cookies_are_for_https_only_where_the_public_address_is() -> None:
    cookie = ask("/").headers["set-cookie"]

    assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} <= set(cookie.split("; "))
    signed_in = ask("/oauth2callback?code=right").headers.get_list("set-cookie")
    assert all(each.endswith("; Secure") for each in signed_in)
    assert "Secure" not in ask("/", base="http://127.0.0.1:8501").headers["set-cookie"]


def test_sign_in_leads_to_the_page_that_was_asked_for_once() -> None:
    returns.keep("a", "/client?id=7&tab=Invoices")

    assert ask("/oauth2callback?code=right", headers=visiting("b")).headers["location"] == "/"
    back = ask("/oauth2callback?code=right", headers=visiting("a"))
    assert back.headers["location"] == "/client?id=7&tab=Invoices"
    assert ask("/oauth2callback?code=right", headers=visiting("a")).headers["location"] == "/"


def test_a_sign_in_that_failed_keeps_what_was_asked_for() -> None:
    returns.keep("c", "/analytics")

    for query in ("code=wrong&state=x", "error=access_denied&state=x"):
        failed = ask(f"/oauth2callback?{query}", headers=visiting("c"))
        assert failed.headers["location"] == FAILED
    assert ask("/oauth2callback?state=x", headers=visiting("c")).headers["location"] == "/"
    again = ask("/oauth2callback?code=right", headers=visiting("c"))
    assert again.headers["location"] == "/analytics"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: b=1",
        "",
        "/" + "a" * 5_000,
    ],
)
def test_no_address_of_another_server_is_kept(wanted: str) -> None:
    returns.keep("d", wanted)

    assert returns.take("d") is None


def test_what_a_page_asks_for_is_an_address_of_ours_whatever_it_holds() -> None:
    address = returns.address("/client", {"q": ["//evil.example", "ü & x"], "id": ["7"]})

    assert address == "/client?q=%2F%2Fevil.example&q=%C3%BC+%26+x&id=7"
    assert returns.address("", {}) == "/"
    assert returns.address("//evil.example", {}) == "/evil.example"


def test_no_more_than_so_many_browsers_are_remembered() -> None:
    for number in range(MOST + 1):
        returns.keep(f"many-{number}", "/settings")

    assert returns.take("many-0") is None
    assert returns.take(f"many-{MOST}") == "/settings"


@pytest.mark.parametrize(
    ("host", "served"),
    [
        ("desk.example", True),
        ("DESK.example:8443", True),
        ("127.0.0.1:8501", True),
        ("127.0.0.1:9999", False),
        ("evil.example", False),
        ("desk.example.evil.example", False),
        ("evil.example@desk.example", False),
        ("desk.example:80:80", False),
        ("", False),
    ],
)
def test_only_named_hosts_are_served(host: str, served: bool) -> None:
    assert (ask("/", headers={"Host": host}).status_code == 200) is served


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-User", "Forwarded", "X-Host"]
)
def test_what_a_proxy_forwards_changes_nothing(header: str) -> None:
    forged = {header: "desk.example", "Host": "evil.example"}
    assert ask("/", headers=forged).status_code == 403
    assert ask("/", headers={header: "evil.example"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {}, 200),
        ("POST", {"Origin": "https://desk.example"}, 200),
        ("POST", {"Origin": "https://desk.example", "Sec-Fetch-Site": "same-origin"}, 200),
        ("POST", {"Origin": "https://evil.example"}, 403),
        ("POST", {"Origin": "null"}, 403),
        ("POST", {"Origin": "https://desk.example.evil.example"}, 403),
        ("POST", {"Origin": "https://desk.example@evil.example"}, 403),
        ("POST", {"Origin": "https://[desk.example"}, 403),
        ("PUT", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("PUT", {"Sec-Fetch-Site": "same-site"}, 403),
        ("GET", {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 200),
    ],
)
def test_other_sites_may_read_nothing_more_than_anybody_and_do_nothing(
    method: str, headers: dict[str, str], status: int
) -> None:
    assert ask("/upload", method, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["/auth/login?provider=x", "/auth/logout", "/auth/logout/"])
def test_no_other_site_signs_anybody_in_or_out(path: str) -> None:
    assert ask(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ask(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_doors_that_stand_open_stay_so() -> None:
    assert ask("/robots.txt").text.startswith("User-agent")
    assert ask("/p/unknown").status_code == 404
    assert returns.COOKIE not in ask("/p/unknown").cookies
    assert ask("/api/v1/enrichment/runs", "POST").status_code == 401


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize(
    ("cookie", "session", "status"),
    [
        ("who=nora", "hers", 200),
        ("who=nora", "another", 403),
        ("who=ines", "hers", 403),
        ("", "hers", 403),
    ],
)
def test_files_go_where_the_pages_say_that_they_may(
    method: str, cookie: str, session: str, status: int
) -> None:
    headers = {"Cookie": cookie} if cookie else {}
    answer = ask(f"/_stcore/upload_file/{session}/1", method, headers=headers)

    assert answer.status_code == status
