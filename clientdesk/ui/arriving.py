"""What browsers send outside a run, judged anew each time: frames of a page, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import exists, get_instance

from clientdesk.errors import ClientDeskError, InvalidInput
from clientdesk.model.session import Refusal, read_claims
from clientdesk.store import database as store
from clientdesk.ui import identity, sign_in
from clientdesk.ui.cookies import signed_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Final = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}
_OPERATIONS: Final = {"deferred_file", "dataframe_chunk"}
"""What our pages send. Streamlit also takes what developers ask for: caches emptied, files
written for their tools; nobody sends us that for a good reason."""

LONGEST: Final = 65_536
"""Bytes of a frame before sign-in; a member's page sends the state of all its fields."""


def frame(cookies: Mapping[str, str], sent: bytes) -> bytes | None:
    """What of a frame the pages get; None where nothing of it. Raises InvalidInput for none.

    Until somebody is a member, and as soon as they are none any more, a page can only ask to be
    drawn, and press the buttons of the page that says so.
    """
    message = _read(sent)
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        is_ours = message.backend_operation_request.WhichOneof("payload") in _OPERATIONS
    else:
        is_ours = kind in _KINDS
    if not is_ours:
        return None
    if not identity.is_asked() or _is_members(signed_in(cookies)):
        return sent
    if len(sent) > LONGEST:
        raise InvalidInput("A page before sign-in sends no frames of this length.")
    if kind != "rerun_script":
        return sent if kind == "app_heartbeat" else None
    left: bytes = BackMsg(rerun_script=_as_stranger(message.rerun_script)).SerializeToString()
    return left


def may_send(cookies: Mapping[str, str], session_id: str) -> bool:
    """Whether a file may go to a session: a member's, which this same sign-in opened."""
    said = signed_in(cookies)
    return bool(said) and _session_of(session_id) == said and _is_members(said)


def _read(sent: bytes) -> BackMsg:
    message = BackMsg()
    try:
        message.ParseFromString(sent)
    except DecodeError as error:
        raise InvalidInput("A frame is not what pages send.") from error
    return message


def _is_members(said: dict[str, object]) -> bool:
    try:
        return bool(said) and not isinstance(
            identity.standing_of(store.database(), read_claims(said)), Refusal
        )
    except ClientDeskError:
        return False


def _as_stranger(asked: ClientState) -> ClientState:
    """The page by its address, whole, and the buttons that lead in or out."""
    kept = ClientState(
        query_string=asked.query_string,
        page_script_hash=asked.page_script_hash,
        page_name=asked.page_name,
        context_info=asked.context_info,
    )
    kept.widget_states.widgets.extend(
        widget
        for widget in asked.widget_states.widgets
        if widget.WhichOneof("value") == "trigger_value" and widget.id.endswith(sign_in.BUTTONS)
    )
    return kept


def _session_of(session_id: str) -> dict[str, object] | None:
    """What the sign-in said that opened a session; None when no page has it."""
    found = get_instance()._session_mgr.get_active_session_info(session_id) if exists() else None
    if found is None:
        return None
    return {name: value for name, value in found.session._user_info.items() if name != "tokens"}
