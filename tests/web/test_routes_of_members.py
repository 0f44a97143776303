"""The same table where members sign in: no address tells one browser more than another.

What members see goes through the websocket of the pages; see tests/browser/test_sign_in.py.
"""

from __future__ import annotations

import json
from time import time
from typing import TYPE_CHECKING, Final, NamedTuple

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import ConnectionClosed

from clientdesk import config
from clientdesk.actions import members
from clientdesk.actions.first_owner import name_owner
from clientdesk.actions.workspace import local_owner
from clientdesk.model.member import MemberDraft
from clientdesk.signin.provider import provider as provider_of_settings
from clientdesk.store.database import open_database
from tests.openid import CLIENT_ID, SHARED, providing
from tests.pages.conftest import THEN, make_workspace
from tests.running import free_port, serving
from tests.web.route_table import BEARER, BESIDES, FOREIGN, METHODS, ROWS, TRIGGER, Row
from tests.web.talking import HANDSHAKE, a_page, a_session, as_header, exchanged, request
from tests.web.test_routes import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.running import Server

NORA: Final = "nora@northlight.example"
INES: Final = "ines@northlight.example"
"""Whose access is turned off."""
KINDS: Final = {
    "anonymous": {},
    "trigger": BEARER,
    "signed in": {},
    "forged cookie": {"Cookie": "_streamlit_user=2|1:0|10:1790000000|15:_streamlit_user|2:e30|00"},
    "other site": FOREIGN,
    "other host": {"Host": "evil.example"} | BEARER,
    "another host forwarded": {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "192.0.2.9"},
}
"""Who asks; a proxy may stand before a server that members sign in to, so it is no reason."""


class Desk(NamedTuple):
    """The server, and what it signs its cookies with."""

    server: Server
    cookie_secret: str

    @property
    def url(self) -> str:
        return self.server.url


UPLOAD: Final = "/_stcore/upload_file/{session_id}/{file_id}"
HERE: Final = {
    # Files are taken from pages whose member was let in; a cookie alone is not that.
    UPLOAD: Row("/_stcore/upload_file/a/b", "404 404 403 403 405 403 204"),
    # Whatever the provider or the browser does wrong leads back to where sign-in begins.
    "/auth/login": Row("/auth/login", "302 302 303 303 303 303 303", is_deed=True),
}
"""What is other than with local sign-in."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("members") / "records.duckdb"
    make_workspace(path)
    database = open_database(path)
    name_owner(database, NORA, None, THEN)
    owner = local_owner(database)
    ines = members.add(database, owner, MemberDraft("Ines Okafor", INES), THEN)
    members.disable(database, owner, ines, now=THEN)
    database.close()
    port = str(free_port())
    with providing() as provider:
        settings = {
            "AUTH": "oidc",
            "HOSTS": "127.0.0.1",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "OIDC_ISSUER": provider.url,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": SHARED,
            "SECRET": "Vh2mQ9rT7wX4zB8nK1pL6sD3fG5hJ0cA",
            "TRIGGER_TOKEN": TRIGGER,
        }
        environment = {f"CLIENTDESK_{name}": value for name, value in settings.items()}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            config.settings.cache_clear()
            found = provider_of_settings()
            config.settings.cache_clear()
        with serving(path, port=port, **environment) as running:
            httpx.post(f"{running.url}/api/v1/enrichment/runs", headers=BEARER, timeout=30)
            yield Desk(running, found.cookie_secret if found else "")


@pytest.fixture(scope="module")
def browser(desk: Desk) -> dict[str, str]:
    """The cookies of a browser in which the owner signed in, as the page's button leads there."""
    key = OctKey.import_key(desk.cookie_secret)
    button = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": int(time()) + 60}, key)
    with httpx.Client(base_url=desk.url) as browser:
        browser.get("/_stcore/health")
        browser.get("/")
        asked = browser.get("/auth/login", params={"provider": button})
        answered = browser.post(asked.headers["location"], data={"email": NORA})
        browser.get(answered.headers["location"])
        assert "_streamlit_user" in browser.cookies
        return dict(browser.cookies.items())


@pytest.fixture(scope="module")
def signed_in(browser: dict[str, str]) -> dict[str, str]:
    """The same as a header."""
    return {"Cookie": as_header(browser)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_address_answers_a_member_as_it_answers_anybody(
    desk: Desk, signed_in: dict[str, str], kind: str
) -> None:
    headers = KINDS[kind] | (signed_in if kind == "signed in" else {})
    wrong = []
    with httpx.Client(base_url=desk.url, timeout=30) as client:
        for row in [*{**ROWS, **HERE}.values(), *BESIDES]:
            for method in METHODS:
                client.cookies.clear()
                answer = client.request(method, row.address, headers=headers)
                if (answer.status_code, faults(answer)) != (row.expected(method, kind), []):
                    wrong.append((method, row.address, answer.status_code, faults(answer)))

    assert wrong == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"X-Forwarded-Host": "evil.example", "Origin": "http://evil.example"}, 403),
        ({}, 101),
    ],
)
def test_another_site_opens_no_websocket_in_a_members_name(
    desk: Desk, signed_in: dict[str, str], headers: dict[str, str], status: int
) -> None:
    own = {"Origin": desk.url}
    sent = request(desk.url, "/_stcore/stream", HANDSHAKE | own | signed_in | headers)
    answer = exchanged(desk.url, sent)

    assert answer is not None
    assert answer.status_code == status


def as_another(desk: Desk, browser: dict[str, str], email: str, age: int) -> dict[str, str]:
    """The same browser with another sign-in, as Streamlit keeps one."""
    said = {"email": email, "email_verified": True, "iat": int(time()) - age}
    value = json.dumps(said | {"origin": desk.url, "is_logged_in": True})
    signed = create_signed_value(desk.cookie_secret, "_streamlit_user", value).decode()
    kept = {name: value for name, value in browser.items() if "_streamlit_user" not in name}
    return kept | {"_streamlit_user": signed}


def sends(desk: Desk, cookies: dict[str, str], session: str) -> int:
    """What a file is answered that a browser sends to a session."""
    path = f"{desk.url}/_stcore/upload_file/{session}/1"
    headers = {"X-Xsrftoken": cookies["_streamlit_xsrf"], "Cookie": as_header(cookies)}
    answer = httpx.put(path, headers=headers, files={"1": b"a"}, timeout=30)
    assert httpx.delete(path, headers=headers, timeout=30).status_code == answer.status_code
    return answer.status_code


def test_files_go_from_a_member_to_the_pages_of_the_same_sign_in_only(
    desk: Desk, browser: dict[str, str]
) -> None:
    again = as_another(desk, browser, NORA, 60)
    with a_session(desk.url, browser) as own, a_session(desk.url, again) as other:
        assert (sends(desk, browser, own), sends(desk, again, other)) == (204, 204)
        assert (sends(desk, browser, other), sends(desk, browser, "nobodys")) == (403, 403)


@pytest.mark.parametrize(("email", "age"), [(INES, 0), ("x@else.example", 0), (NORA, 13 * 3600)])
def test_whoever_is_no_member_any_more_sends_no_file_even_to_their_own_page(
    desk: Desk, browser: dict[str, str], email: str, age: int
) -> None:
    theirs = as_another(desk, browser, email, age)
    with a_session(desk.url, browser), a_session(desk.url, theirs) as session:
        assert sends(desk, theirs, session) == 403


def test_frames_of_a_stranger_that_are_none_end_the_connection_and_leave_no_trace(
    desk: Desk,
) -> None:
    for broken in (b"\xff\xff", "text"):
        with a_page(desk.url, {}) as page:
            page.send(BackMsg(clear_cache=True).SerializeToString())
            page.send(broken)
            with pytest.raises(ConnectionClosed) as ended:
                page.recv(30)
        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 1002

    assert "Traceback" not in (desk.server.database.parent / "server.log").read_text("utf-8")
