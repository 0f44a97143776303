from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import (
    BackendOperationRequest,
    BackMsg,
    DeferredFileRequestPayload,
    InstallSkillsRequestPayload,
)
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from clientdesk import config
from clientdesk.actions import members
from clientdesk.actions.first_owner import name_owner
from clientdesk.actions.sessions import sign_out_everywhere
from clientdesk.actions.workspace import local_owner
from clientdesk.errors import InvalidInput
from clientdesk.model.member import MemberDraft
from clientdesk.signin.provider import provider
from clientdesk.store.database import close_database, database
from clientdesk.ui.arriving import LONGEST, frame, may_send
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

NORA = "nora@northlight.example"
SETTINGS = {
    "AUTH": "oidc",
    "HOSTS": "desk.example",
    "PUBLIC_URL": "https://desk.example",
    "OIDC_ISSUER": "https://accounts.example",
    "OIDC_CLIENT_ID": "clientdesk",
    "OIDC_CLIENT_SECRET": "known-to-both",
    "SECRET": "Vh2mQ9rT7wX4zB8nK1pL6sD3fG5hJ0cA",
}
INTO = WidgetState(id="$$ID-1-sign-in", trigger_value=True)
RERUN = BackMsg(
    rerun_script=ClientState(
        query_string="a=1",
        page_script_hash="page",
        fragment_id="fragment",
        is_auto_rerun=True,
        context_info=ContextInfo(locale="de-DE"),
        widget_states=WidgetStates(
            widgets=[
                INTO,
                WidgetState(id="$$ID-2-delete", trigger_value=True),
                WidgetState(id="$$ID-3-sign-in", json_value="{"),
            ]
        ),
    )
).SerializeToString()
FILE = BackMsg(
    backend_operation_request=BackendOperationRequest(deferred_file=DeferredFileRequestPayload())
).SerializeToString()
BEAT = BackMsg(app_heartbeat=True).SerializeToString()


@pytest.fixture(autouse=True, scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Northlight, where members sign in; Nora owns it."""
    path = tmp_path_factory.mktemp("desk") / "records.duckdb"
    make_workspace(path)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(f"CLIENTDESK_{name}", value)
        patch.setenv("CLIENTDESK_DATABASE", str(path))
        config.settings.cache_clear()
        name_owner(database(), NORA, None, THEN)
        yield
        close_database()
    config.settings.cache_clear()


@pytest.fixture(autouse=True)
def _read_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings that a test changed are read again after it."""
    assert monkeypatch
    yield
    config.settings.cache_clear()


def cookies(
    email: str = NORA, origin: str = "https://desk.example", age: int = 0
) -> dict[str, str]:
    """Those of a browser in which somebody signed in."""
    began = int(datetime.now(UTC).timestamp()) - age
    said = {"email": email, "email_verified": True, "iat": began}
    known = provider()
    assert known
    value = json.dumps(said | {"origin": origin, "is_logged_in": True})
    signed = create_signed_value(known.cookie_secret, "_streamlit_user", value)
    return {"_streamlit_user": signed.decode()}


def test_of_a_strangers_page_only_what_sign_in_needs_goes_on() -> None:
    left = frame({}, RERUN)

    assert left is not None
    assert BackMsg.FromString(left).rerun_script == ClientState(
        query_string="a=1",
        page_script_hash="page",
        context_info=ContextInfo(locale="de-DE"),
        widget_states=WidgetStates(widgets=[INTO]),
    )
    assert frame({}, BEAT) == BEAT
    assert frame({}, FILE) is None
    assert frame({}, BackMsg(stop_script=True).SerializeToString()) is None


def test_a_members_frames_go_on_as_they_are() -> None:
    for sent in (RERUN, FILE, BEAT):
        assert frame(cookies(), sent) == sent


@pytest.mark.parametrize(
    "sent",
    [
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(load_git_info=True),
        BackMsg(debug_shutdown_runtime=True),
        BackMsg(debug_disconnect_websocket=True),
        BackMsg(
            backend_operation_request=BackendOperationRequest(
                install_skills=InstallSkillsRequestPayload()
            )
        ),
        BackMsg(),
    ],
)
@pytest.mark.parametrize("auth", ["oidc", "local"])
def test_nobody_asks_for_what_only_developers_need(
    sent: BackMsg, auth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = cookies()
    monkeypatch.setenv("CLIENTDESK_AUTH", auth)
    config.settings.cache_clear()

    assert frame(held, sent.SerializeToString()) is None


@given(st.binary(min_size=1))
def test_what_is_no_frame_is_refused_and_never_fails_otherwise(sent: bytes) -> None:
    try:
        frame({}, sent)
    except InvalidInput:
        return


@pytest.mark.parametrize("sent", [b"\xff\xff\xff", b"\x0a", b"\x22\x05ab"])
def test_a_broken_frame_is_refused(sent: bytes) -> None:
    with pytest.raises(InvalidInput):
        frame(cookies(), sent)


def test_a_stranger_sends_no_long_frames() -> None:
    long = BackMsg(rerun_script=ClientState(query_string="a" * LONGEST)).SerializeToString()

    assert frame(cookies(), long) == long
    with pytest.raises(InvalidInput):
        frame({}, long)


@pytest.mark.parametrize(
    "held",
    [
        {"_streamlit_user": "forged"},
        {"_streamlit_user": "é"},
        {"_streamlit_user": ""},
    ],
)
def test_a_cookie_that_we_did_not_sign_is_a_strangers(held: dict[str, str]) -> None:
    assert frame(held, FILE) is None


def test_a_sign_in_for_another_address_too_old_or_of_no_member_is_a_strangers() -> None:
    assert frame(cookies(origin="https://evil.example"), FILE) is None
    assert frame(cookies(age=13 * 3600), FILE) is None
    assert frame(cookies("stranger@else.example"), FILE) is None


def test_a_page_loses_its_say_at_once_when_its_member_is_signed_out_or_disabled() -> None:
    records = database()
    owner = local_owner(records)
    ines, omar = (
        members.add(records, owner, MemberDraft(name, f"{name}@else.example"), THEN)
        for name in ("ines", "omar")
    )
    hers, his = cookies("ines@else.example", age=5), cookies("omar@else.example", age=5)
    assert (frame(hers, FILE), frame(his, FILE)) == (FILE, FILE)

    members.disable(records, owner, ines, now=THEN)
    sign_out_everywhere(records, owner, omar, datetime.now(UTC).replace(tzinfo=None))

    assert (frame(hers, FILE), frame(his, FILE)) == (None, None)


def test_no_file_goes_to_a_session_that_is_not_there() -> None:
    assert not may_send(cookies(), "a")
