"""Dialogs about members: add, edit, and let go with a hand-over of their clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.actions import members
from clientdesk.errors import ClientDeskError, NotFound
from clientdesk.model.member import Member, MemberDraft
from clientdesk.model.words import MemberStatus, Role
from clientdesk.text.labels import label
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

Kind = Literal["add", "edit", "disable", "remove"]

_ASKED: Final = "member-dialog"
_ROLES: Final[list[Role]] = [role for role in Role if role is not Role.OWNER]
_MAY: Final = {
    Role.VIEWER: "Reads everything, changes nothing.",
    Role.SUPPORT: "Works clients, invoices, contacts and portals.",
    Role.ADMIN: "Also deletes, imports, and changes settings and members.",
}


def ask(kind: Kind, member_id: UUID | None = None) -> None:
    """Open this dialog in the next run."""
    state.keep(_ASKED, (kind, member_id))


def show() -> None:
    """Open the dialog that was asked for, once."""
    nothing: tuple[Kind, UUID | None] | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None:
        return
    kind, member_id = asked
    if member_id is None:
        st.dialog("Add member")(_add)()
        return
    member = _member(member_id)
    if kind == "edit":
        st.dialog(f"Edit {md(short(member.name, 40))}")(_edit)(member)
    else:
        verb = "Disable" if kind == "disable" else "Remove"
        st.dialog(f"{verb} {md(short(member.name, 40))}")(_end)(member, verb)


def _add() -> None:
    name, email, role = _fields("", "", Role.SUPPORT)
    if st.button("Add member", type="primary", key="member-save"):
        draft = MemberDraft(name, email, role)
        _attempt(
            lambda: members.add(cached.database(), cached.actor(), draft, cached.now()),
            f"{name.strip()} is a member now.",
        )


def _edit(member: Member) -> None:
    name, email, role = _fields(member.name, member.email, member.role)
    if st.button("Save changes", type="primary", key="member-save"):
        _attempt(lambda: _save(member, name, email, role), "The member is saved.")


def _fields(name: str, email: str, role: Role) -> tuple[str, str, Role]:
    typed_name = st.text_input("Name", name, max_chars=100, key="member-name")
    typed_email = st.text_input("E-mail", email, type="email", key="member-email")
    chosen = st.radio(
        "Role",
        _ROLES,
        _ROLES.index(role),
        format_func=lambda word: label("role", word),
        captions=[_MAY[word] for word in _ROLES],
        key="member-role",
    )
    return typed_name, typed_email, chosen or role


def _save(member: Member, name: str, email: str, role: Role) -> None:
    database, actor, now = cached.database(), cached.actor(), cached.now()
    read = {"name": member.name, "email": member.email}
    typed = {"name": name, "email": email}
    changes = {field: text for field, text in typed.items() if text != read[field]}
    members.edit(database, actor, member.id, read=read, changes=changes, now=now)
    if role is not member.role:
        members.set_role(database, actor, member.id, role=role, now=now)


def _end(member: Member, verb: str) -> None:
    names = members.removal_impact(cached.database(), member.id).client_names
    if verb == "Remove":
        st.text("They leave the list. What they did stays in the history under their name.")
    else:
        st.text("They can do nothing until they are enabled again.")
    to = _hand_over(member, names) if names else None
    if st.button(
        f"{verb} member", type="primary", key="member-end", disabled=bool(names) and not to
    ):
        end = members.remove if verb == "Remove" else members.disable
        _attempt(
            lambda: end(
                cached.database(),
                cached.actor(),
                member.id,
                hand_over_to=to.id if to else None,
                now=cached.now(),
            ),
            f"{member.name} is {'removed' if verb == 'Remove' else 'disabled'}.",
        )


def _hand_over(member: Member, names: tuple[str, ...]) -> Member | None:
    first = [short(name, 40) for name in names[:3]]
    more = [count(len(names) - 3, "other")] if len(names) > 3 else []
    st.text(f"Relationship owner of {count(len(names), 'client')}: {listed([*first, *more])}.")
    others = [
        other
        for other in cached.members()
        if other.status is MemberStatus.ACTIVE and other.id != member.id
    ]
    chosen: Member | None = st.selectbox(
        "Who takes them over",
        others,
        index=None,
        format_func=lambda other: other.name,
        placeholder="Choose a member",
        key="member-hand-over",
    )
    return chosen


def _attempt(work: Callable[[], object], done: str) -> None:
    """Do it and close the dialog, or say in the dialog why not."""
    try:
        work()
    except ClientDeskError as problem:
        st.error(md(f"{problem.message} {problem.hint}".strip()))
    else:
        notices.say(done)
        st.rerun()


def _member(member_id: UUID) -> Member:
    found = (member for member in cached.members() if member.id == member_id)
    member = next(found, None)
    if member is None:
        raise NotFound("member", member_id)
    return member
