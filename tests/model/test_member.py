from __future__ import annotations

from uuid import UUID

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.member import Member, MemberDraft, clean_member
from clientdesk.model.permissions import Actor
from clientdesk.model.words import MemberStatus, Role


def test_a_member_acts_under_their_own_id_name_and_role() -> None:
    member = Member(UUID(int=1), "Ann", "a@b.example", Role.ADMIN, MemberStatus.ACTIVE, 1)
    assert member.actor() == Actor(UUID(int=1), "Ann", Role.ADMIN, "member")


def test_a_draft_is_trimmed() -> None:
    draft = MemberDraft(" Ann ", " Ann@B.example ", Role.VIEWER)
    assert clean_member(draft, country="GB") == MemberDraft("Ann", "Ann@b.example", Role.VIEWER)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MemberDraft("", "a@b.example"), "name"),
        (MemberDraft("a" * 101, "a@b.example"), "name"),
        (MemberDraft("unassigned", "a@b.example"), "name"),
        (MemberDraft(" UnAssigned ", "a@b.example"), "name"),
        (MemberDraft("un assigned", "a@b.example"), "name"),
        (MemberDraft("Ann", ""), "email"),
        (MemberDraft("Ann", "ann"), "email"),
        (MemberDraft("Ann", "a@b.example", Role.OWNER), "role"),
        (MemberDraft("Ann", "a@b.example", "boss"), "role"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_member_is_refused_with_the_field(draft: MemberDraft, field: str) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_member(draft, country="GB")
    assert raised.value.field == field
