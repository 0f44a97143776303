"""What stands in the place of every page for whoever is no active member of the workspace."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.actions.sessions import note_sign_in
from clientdesk.config import settings
from clientdesk.errors import ClientDeskError, NotFound, StoreMissing
from clientdesk.model.session import Refusal
from clientdesk.signin import returns, sessions
from clientdesk.store import database as store
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import door, identity, sign_out_dialog, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.model.member import Member

_log = logging.getLogger(__name__)

_SAID: Final[dict[Refusal, tuple[str, str]]] = {
    Refusal.UNVERIFIED: (
        "Your e-mail address is not confirmed",
        "Confirm the address with your sign-in provider, then sign out here and sign in again.",
    ),
    Refusal.UNKNOWN: (
        "You are not a member here",
        "Ask an administrator to add this address, or sign out and sign in with another one.",
    ),
    Refusal.DISABLED: (
        "Your access is turned off",
        "Ask an administrator of the workspace to turn it on again; what you did stays.",
    ),
    Refusal.SIGNED_OUT: (
        "You have been signed out",
        "You or an administrator ended this session; what you saved is safe.",
    ),
    Refusal.TOO_OLD: ("Please sign in again", "A sign-in lasts {}; what you saved is safe."),
}
_STRANGE: Final = frozenset({Refusal.UNVERIFIED, Refusal.UNKNOWN, Refusal.DISABLED})
_NOTED: Final = "sign-in-noted"
_AGAIN: Final = frozenset({Refusal.SIGNED_OUT, Refusal.TOO_OLD})
_FAILED: Final = "sign-in"
"""The name in the address that says how the last try ended (clientdesk.web.visits)."""

BUTTONS: Final = ("-sign-in", "-sign-out", "-try-again")
"""How the ids of the buttons end that stand in the place of a page."""


def admitted(page: str) -> bool:
    """Whether the page may be drawn; else what takes its place is."""
    if not identity.is_asked():
        return True
    try:
        found = identity.standing(store.database())
        if not isinstance(found, Refusal):
            _welcome(found)
            return True
    except (StoreMissing, NotFound):
        _not_set_up()
    except ClientDeskError:
        _not_now()
    else:
        _turn_away(found, page)
    return False


def account(member: Member) -> None:
    """Who is signed in, as what, and the ways out; at the foot of the sidebar."""
    with st.popover(
        md(short(member.name, 40)), icon=":material/account_circle:", key="account", type="tertiary"
    ):
        st.text(member.email)
        st.button("Sign out", icon=":material/logout:", key="sign-out", on_click=_sign_out)
        st.button(
            "Sign out everywhere",
            icon=":material/devices:",
            key="sign-out-everywhere",
            help="Ends your sessions in every browser, this one too.",
            on_click=sign_out_dialog.ask,
            args=(member.id, member.name),
        )
    st.caption(label("role", member.role))


@st.fragment(run_every="60s")
def watch() -> None:
    """Take the page away within a minute from a tab that nobody touches."""
    identity.check(store.database())


def _sign_out() -> None:
    said = identity.claims()
    if said:
        sessions.end(said)
    st.logout()


def _welcome(member: Member) -> None:
    said = identity.claims()
    if said and said.began:
        note_sign_in(store.database(), member, said.began)


def _turn_away(refusal: Refusal, page: str) -> None:
    _note(refusal)
    wanted = returns.address(page, _query())
    if refusal is Refusal.NOBODY:
        _invite(wanted)
        return
    title, next_step = _SAID[refusal]
    with door.card(title, door.workspace()):
        st.text(next_step.format(count(settings().session_hours, "hour")))
        is_over = refusal in _AGAIN
        _who("were" if is_over else "are")
        if is_over:
            _button("Sign in again", wanted)
            _out("Use another account", "tertiary")
        else:
            _out("Sign out", "primary")


def _invite(wanted: str) -> None:
    """The way in, for whom nothing is known of."""
    workspace = door.workspace()
    with door.card("Sign in to ClientDesk", workspace):
        if _FAILED in st.query_params:
            st.error("Signing in did not work, so nothing was opened. Try again.")
        st.text(f"For members of {short(workspace.name, 60)}, by their e-mail address.")
        _button("Sign in", wanted)


def _who(verb: str) -> None:
    said = identity.claims()
    if said and said.email:
        # A caption would be copied with the signs that keep it from becoming a link.
        with st.container(key="door-who"):
            st.text(f"You {verb} signed in as {short(said.email, 200)}.")


def _button(label: str, wanted: str) -> None:
    st.button(
        label,
        type="primary",
        icon=":material/login:",
        key="sign-in",
        on_click=_sign_in,
        args=(wanted,),
        width="stretch",
    )


def _out(label: str, look: Literal["primary", "tertiary"]) -> None:
    st.button(label, type=look, key="sign-out", on_click=_sign_out, width="stretch")


def _sign_in(wanted: str) -> None:
    returns.keep(_visit(), wanted)
    st.login()


def _visit() -> str:
    """The name of this session's browser."""
    return st.context.cookies.get(returns.COOKIE, "")


def _note(refusal: Refusal) -> None:
    """Tell the log once of somebody whom the provider knows and we do not let in."""
    if refusal in _STRANGE and not state.recall(_NOTED, default=False):
        state.keep(_NOTED, True)
        _log.warning("A sign-in was not admitted: %s.", refusal)


def _query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params if name != _FAILED}


def _not_set_up() -> None:
    with door.card("ClientDesk is not set up yet"):
        st.text(
            "Whoever runs this server makes a workspace in its shell with “python -m clientdesk "
            "init”, then names its owner with “python -m clientdesk owner EMAIL”."
        )


def _not_now() -> None:
    """Nobody is known while the records cannot be read, so nothing of them is said."""
    with door.card("Not available now"):
        st.text(
            "ClientDesk cannot read its records at the moment; what was saved is safe. Whoever "
            "runs the server finds the reason in its log."
        )
        st.button(
            "Try again",
            type="primary",
            icon=":material/refresh:",
            key="try-again",
            width="stretch",
        )
