"""The members of the workspace, one line each, with what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import members
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import MemberStatus, Role
from clientdesk.text.dates import moment
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import (
    cached,
    identity,
    member_dialogs,
    member_invitation,
    notices,
    ownership_dialog,
    row_words,
    sign_out_dialog,
    state,
)

if TYPE_CHECKING:
    from clientdesk.model.member import Member

_EDIT: Final = "Edit"
_SIGN_OUT: Final = "Sign out everywhere"
_DISABLE: Final = "Disable"
_ENABLE: Final = "Enable"
_REMOVE: Final = "Remove"


def show() -> None:
    """Draw the list, and the dialog that was asked for."""
    manages = may(cached.actor(), Permission.MANAGE_MEMBERS)
    everybody = [one for one in cached.members() if one.status is not MemberStatus.REMOVED]
    with st.container(horizontal=True, vertical_alignment="center"):
        people = count(len(everybody), "member")
        who = "" if manages else " Admins add and change members."
        st.caption(f"{people}. {_how_they_sign_in()}{who}", width="stretch")
        if manages:
            st.button(
                member_invitation.word(),
                type="primary",
                icon=":material/person_add:",
                key="member-add",
                on_click=member_dialogs.ask,
                args=("add",),
            )
    with st.container(border=True, gap=None, key="members"):
        for member in everybody:
            _line(member, manages=manages)
    member_dialogs.show()
    ownership_dialog.show()


def _how_they_sign_in() -> str:
    if identity.is_asked():
        return "Each signs in with this e-mail address."
    return "With local sign-in you act as the owner."


def _line(member: Member, *, manages: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"member-line-{member.id}"):
        with st.container(gap=None, width="stretch"):
            st.text(member.name)
            # A caption would be copied with the signs that keep it from becoming a link.
            with st.container(key=f"member-mail-{member.id}"):
                st.text(about(member))
        if member.status is MemberStatus.DISABLED:
            st.badge("Disabled", color="orange")
        elif is_awaited(member):
            st.badge("Never signed in", color="blue")
        st.badge(label("role", member.role), color="gray")
        is_owner = member.role is Role.OWNER
        if is_owner:
            _hand_over()
        if manages and (not is_owner or cached.actor().id == member.id):
            st.menu_button(
                row_words.of("Change", member.name),
                _options(member),
                type="tertiary",
                key=_key(member),
                on_click=_chosen,
                args=(member,),
            )


def about(member: Member) -> str:
    """Their address, and when they signed in last where they ever did."""
    if member.signed_in_at is None:
        return member.email
    workspace = cached.workspace()
    last = moment(member.signed_in_at, workspace.locale, workspace.timezone)
    return f"{member.email} · Last signed in {last}"


def is_awaited(member: Member) -> bool:
    """Whether a member who could sign in never did."""
    return identity.is_asked() and member.signed_in_at is None


def _hand_over() -> None:
    """What the owner can do to the owner's line, when there is anybody to hand over to."""
    if may(cached.actor(), Permission.TRANSFER_OWNERSHIP) and ownership_dialog.heirs():
        st.button("Hand over", type="tertiary", key="ownership-ask", on_click=ownership_dialog.ask)


def _options(member: Member) -> list[str]:
    if member.role is Role.OWNER:
        return [_EDIT]
    if member.status is MemberStatus.DISABLED:
        return [_EDIT, _ENABLE, _REMOVE]
    has_sessions = identity.is_asked() and member.signed_in_at is not None
    return [_EDIT, *([_SIGN_OUT] if has_sessions else []), _DISABLE, _REMOVE]


def _chosen(member: Member) -> None:
    chosen = state.recall(_key(member), "")
    if chosen == _EDIT:
        member_dialogs.ask("edit", member.id)
    elif chosen == _ENABLE:
        members.enable(cached.database(), cached.actor(), member.id, cached.now())
        notices.say(f"{member.name} can act again.")
    elif chosen == _SIGN_OUT:
        sign_out_dialog.ask(member.id, member.name)
    elif chosen:
        member_dialogs.ask("disable" if chosen == _DISABLE else "remove", member.id)


def _key(member: Member) -> str:
    return f"member-menu-{member.id}"
