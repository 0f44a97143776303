"""Dialogs about members: add, edit, and let go with a hand-over of their clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.actions import members
from clientdesk.errors import ClientDeskError, NotFound
from clientdesk.model.member import Member, MemberDraft
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import MemberStatus, Role
from clientdesk.text.labels import label
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, member_invitation, notices, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.member_invitation import Invited

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.actions.members import RemovalImpact

Kind = Literal["add", "edit", "disable", "remove"]

_ASKED: Final = "member-dialog"
_DONE: Final = "member-done"
_PROBLEM: Final = "member-problem"
_NAME: Final = "member-name"
_EMAIL: Final = "member-email"
_ROLE: Final = "member-role"
_TO: Final = "member-hand-over"
_ROLES: Final[list[Role]] = [role for role in Role if role is not Role.OWNER]
_MAY: Final = {
    Role.VIEWER: "Reads everything, changes nothing.",
    Role.SUPPORT: "Works clients, invoices, contacts and portals.",
    Role.ADMIN: "Also deletes, imports, and changes settings and members.",
}


def ask(kind: Kind, member_id: UUID | None = None) -> None:
    """Open this dialog in the next run."""
    state.keep(_ASKED, (kind, member_id))
    state.take(_DONE, default=False)


def show() -> None:
    """Open the dialog that was asked for, once."""
    nothing: tuple[Kind, UUID | None] | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None and member_invitation.is_kept():
        asked = ("add", None)
    if asked is None:
        return
    kind, member_id = asked
    if member_id is None:
        st.dialog(member_invitation.word(), on_dismiss="rerun")(_new)()
        return
    member = _member(member_id)
    title = md(short(member.name, 40))
    if kind == "edit":
        st.dialog(f"Edit {title}")(_form)(member)
    else:
        st.dialog(f"{kind.capitalize()} {title}")(_ending)(member, kind)


def _new() -> None:
    """The form of a new member, then what to tell them."""
    _close_when_done()
    invited = member_invitation.take()
    if invited:
        member_invitation.show(invited, on_done=lambda: state.keep(_DONE, True))
    else:
        _form(None)


def _form(member: Member | None) -> None:
    """Name, e-mail and role of a new member, or of one that is corrected."""
    _close_when_done()
    st.text_input("Name", member.name if member else "", max_chars=100, key=_NAME)
    st.text_input("E-mail", member.email if member else "", autocomplete="email", key=_EMAIL)
    role = member.role if member else Role.SUPPORT
    if role is not Role.OWNER:
        st.radio(
            "Role",
            _ROLES,
            _ROLES.index(role),
            format_func=lambda word: label("role", word),
            captions=[_MAY[word] for word in _ROLES],
            key=_ROLE,
        )
    if member is None:
        st.caption(member_invitation.what_it_means())
    _problem()
    done = "Save changes" if member else member_invitation.word()
    st.button(done, type="primary", key="member-save", on_click=_save, args=(member,))


def _save(member: Member | None) -> None:
    name, email = state.recall(_NAME, ""), state.recall(_EMAIL, "")
    role = state.recall(_ROLE, member.role if member else Role.SUPPORT)
    if member is None:
        _attempt(lambda: _add(name, email, role), f"{name.strip()} is a member now.")
        if state.has(_DONE) and member_invitation.offer(Invited(name.strip(), email.strip())):
            state.take(_DONE, default=False)
    else:
        _attempt(lambda: _correct(member, name, email, role), "The member is saved.")


def _add(name: str, email: str, role: Role) -> None:
    draft = MemberDraft(name, email, role)
    members.add(cached.database(), cached.actor(), draft, cached.now())


def _correct(member: Member, name: str, email: str, role: Role) -> None:
    database, actor, now = cached.database(), cached.actor(), cached.now()
    read = {"name": member.name, "email": member.email}
    typed = {"name": name, "email": email}
    changes = {field: text for field, text in typed.items() if text != read[field]}
    members.edit(database, actor, member.id, read=read, changes=changes, now=now)
    if role is not member.role:
        members.set_role(database, actor, member.id, role=role, now=now)


def _ending(member: Member, kind: Kind) -> None:
    """What it means to disable or remove a member, and who takes over their clients."""
    _close_when_done()
    impact = members.removal_impact(cached.database(), member.id)
    if kind == "remove":
        st.text(
            "They leave the list, and the API tokens they made are revoked. What they did stays in "
            "the history under their name."
        )
    else:
        st.text("They and the API tokens they made can do nothing until they are enabled again.")
    chosen = _hand_over(impact) if impact.clients else None
    _problem()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="member-cancel"):
            st.rerun()
        st.button(
            f"{kind.capitalize()} member",
            type="primary",
            key="member-end",
            disabled=bool(impact.clients) and chosen is None,
            on_click=_end,
            args=(member, kind),
        )


def _hand_over(impact: RemovalImpact) -> Member | None:
    first = [short(name, 40) for name in impact.first_names]
    more = impact.clients - len(first)
    others = [count(more, "other")] if more else []
    st.text(
        f"Relationship owner of {count(impact.clients, 'client')}: {listed([*first, *others])}."
    )
    chosen: Member | None = st.selectbox(
        "Who takes them over",
        _others(impact.member),
        index=None,
        format_func=lambda other: f"{other.name} · {label('role', other.role)}",
        placeholder="Choose a member",
        key=_TO,
    )
    return chosen


def _others(member: Member) -> list[Member]:
    """Who may take clients over; those who can work them come first."""
    active = [
        other
        for other in cached.members()
        if other.status is MemberStatus.ACTIVE and other.id != member.id
    ]
    return sorted(active, key=lambda other: not may(other.actor(), Permission.WORK_CLIENTS))


def _end(member: Member, kind: Kind) -> None:
    nobody: Member | None = None
    to = state.recall(_TO, nobody)
    end = members.remove if kind == "remove" else members.disable
    _attempt(
        lambda: end(
            cached.database(),
            cached.actor(),
            member.id,
            hand_over_to=to.id if to else None,
            now=cached.now(),
        ),
        f"{member.name} is {kind}d.",
    )


def _attempt(work: Callable[[], object], done: str) -> None:
    """Do it and close the dialog, or say in the dialog why not."""
    try:
        work()
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        notices.say(done)
        state.keep(_DONE, True)


def _close_when_done() -> None:
    if state.take(_DONE, default=False):
        st.rerun()


def _problem() -> None:
    problem = state.take(_PROBLEM, "")
    if problem:
        st.error(md(problem))


def _member(member_id: UUID) -> Member:
    found = (member for member in cached.members() if member.id == member_id)
    member = next(found, None)
    if member is None:
        raise NotFound("member", member_id)
    return member
