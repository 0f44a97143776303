"""What stands in the place of every page for whoever is no active member of the workspace."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.sessions import note_sign_in, sign_out_everywhere
from clientdesk.config import settings
from clientdesk.errors import ClientDeskError, NotFound, StoreMissing
from clientdesk.model.session import Refusal
from clientdesk.signin import returns, sessions
from clientdesk.store import database as store
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import cached, identity, state, theme
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.model.member import Member

_log = logging.getLogger(__name__)

_NO_MEMBER: Final = (
    "This address is not a member of the workspace.",
    "Ask an administrator of the workspace to add it in Settings, under Members. If you have "
    "another address there, sign out and sign in with that one.",
)
_SAID: Final[dict[Refusal, tuple[str, str, str]]] = {
    Refusal.UNVERIFIED: (
        "Your e-mail address is not confirmed",
        "Your sign-in provider does not vouch for this address, so it opens nothing here.",
        "Confirm the address with the provider, then sign out here and sign in again. Ask whoever "
        "runs the provider if there is nothing to confirm.",
    ),
    Refusal.UNKNOWN: ("You are not a member here", *_NO_MEMBER),
    Refusal.DISABLED: (
        "Your access is turned off",
        "An administrator of the workspace has disabled this member. What you did stays.",
        "Ask an administrator to enable it again in Settings, under Members.",
    ),
    Refusal.SIGNED_OUT: (
        "You have been signed out",
        "This session was ended, by you or by an administrator. What you saved is safe.",
        "Sign in again to go on.",
    ),
    Refusal.TOO_OLD: ("Please sign in again", "", "What you saved is safe."),
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
            on_click=_everywhere,
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


def _everywhere() -> None:
    acting = cached.actor()
    sign_out_everywhere(cached.database(), acting, acting.id, cached.now())


def _welcome(member: Member) -> None:
    said = identity.claims()
    if said and said.began:
        note_sign_in(store.database(), member, said.began)


def _turn_away(refusal: Refusal, page: str) -> None:
    _note(refusal)
    wanted = returns.address(page, _query())
    if refusal is Refusal.NOBODY:
        theme.frame("Sign in")
        with st.container(key="problem", width=640):
            st.title("Sign in to ClientDesk", anchor=False)
            if _FAILED in st.query_params:
                st.error("Signing in did not work, so nothing was opened. Try again.")
            st.text("It opens for members of the workspace, by their e-mail address.")
            _button("Sign in", wanted)
        return
    title, what, next_step = _SAID[refusal]
    theme.frame(title)
    with st.container(key="problem", width=640):
        st.title(title, anchor=False)
        if refusal is Refusal.TOO_OLD:
            what = f"A sign-in lasts {count(settings().session_hours, 'hour')}; yours is over."
        _who("were" if refusal in _AGAIN else "are")
        st.text(what)
        st.text(next_step)
        with st.container(horizontal=True, key="ways-in"):
            if refusal in _AGAIN:
                _button("Sign in again", wanted)
            st.button("Sign out", icon=":material/logout:", key="sign-out", on_click=_sign_out)


def _who(verb: str) -> None:
    said = identity.claims()
    if said and said.email:
        st.text(f"You {verb} signed in as {short(said.email, 200)}.")


def _button(label: str, wanted: str) -> None:
    st.button(
        label,
        type="primary",
        icon=":material/login:",
        key="sign-in",
        on_click=_sign_in,
        args=(wanted,),
    )


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
    theme.frame("Not set up")
    with st.container(key="problem", width=640):
        st.title("ClientDesk is not set up yet", anchor=False)
        st.text("There is no workspace on this server.")
        st.text(
            "Whoever runs it makes one in its shell with “python -m clientdesk init”, then names "
            "its owner with “python -m clientdesk owner EMAIL”."
        )


def _not_now() -> None:
    """Nobody is known while the records cannot be read, so nothing of them is said."""
    theme.frame("Not available")
    with st.container(key="problem", width=640):
        st.title("Not available now", anchor=False)
        st.text("ClientDesk cannot read its records at the moment. What was saved is safe.")
        st.text("Try again in a few minutes. Whoever runs the server finds the reason in its log.")
        st.button("Try again", icon=":material/refresh:", key="try-again")
