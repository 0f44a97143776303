"""The people of the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidField
from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.model.fields import clean
from clientdesk.model.folding import fold
from clientdesk.model.permissions import Actor
from clientdesk.model.words import MemberStatus, Role

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

MAX_NAME = 100
"""Characters of a member's name."""


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as an administrator enters one; the owner's role comes by transfer only."""

    name: str
    email: str
    role: Role = Role.SUPPORT


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the workspace, with what they may do."""

    id: UUID
    name: str
    email: str
    role: Role
    status: MemberStatus
    version: int
    signed_in_at: datetime | None = None
    """When they last signed in."""
    signed_out_at: datetime | None = None
    """Sessions that began until then open nothing any more."""

    def actor(self) -> Actor:
        """The member as the one who acts."""
        return Actor(id=self.id, name=self.name, role=self.role)


def clean_member(draft: MemberDraft, *, country: str) -> MemberDraft:
    """The draft as it is kept; raises InvalidField. E-mail is required, as sign-in goes by it."""
    name = clean("name", draft.name, country=country).value or ""
    if len(name) > MAX_NAME:
        raise InvalidField("name", f"Name can have at most {MAX_NAME} characters. Shorten it.")
    if "".join(fold(name).split()) == UNASSIGNED:
        raise InvalidField(
            "name", f"Name cannot be “{name}”: lists call clients without an owner so. Change it."
        )
    email = clean("email", draft.email, country=country).value
    if not email:
        raise InvalidField("email", "E-mail is empty. Enter the member's address.")
    return MemberDraft(name, email, check_role(draft.role))


def check_role(role: str) -> Role:
    """A role that can be given; raises InvalidField for owner and for unknown words."""
    given = [word for word in Role if word is not Role.OWNER]
    if role not in given:
        raise InvalidField(
            "role",
            f"Role must be one of {', '.join(given)}.",
            hint="The owner's role is handed over by the owner.",
        )
    return Role(role)
