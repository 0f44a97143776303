from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.member import Member
from clientdesk.model.session import Claims, Refusal, email_key, judge, read_claims
from clientdesk.model.words import MemberStatus, Role

NOW = datetime(2026, 11, 20, 12, 0)
HALF_DAY = timedelta(hours=12)
CLAIMS = Claims("ann@desk.example", is_verified=True, began=datetime(2026, 11, 20, 9, 0))


def member(
    status: MemberStatus = MemberStatus.ACTIVE, signed_out_at: datetime | None = None
) -> Member:
    return Member(
        UUID(int=1), "Ann", "ann@desk.example", Role.ADMIN, status, 1, None, signed_out_at
    )


def test_a_fresh_session_of_an_active_member_is_admitted() -> None:
    assert judge(CLAIMS, member(), NOW, HALF_DAY) is None


@pytest.mark.parametrize(
    ("status", "refusal"),
    [(MemberStatus.DISABLED, Refusal.DISABLED), (MemberStatus.REMOVED, Refusal.UNKNOWN)],
)
def test_who_is_not_active_is_refused(status: MemberStatus, refusal: Refusal) -> None:
    assert judge(CLAIMS, member(status), NOW, HALF_DAY) is refusal


def test_an_address_that_nobody_has_is_refused() -> None:
    assert judge(CLAIMS, None, NOW, HALF_DAY) is Refusal.UNKNOWN


def test_a_session_ends_with_its_hours() -> None:
    began = NOW - HALF_DAY
    for late, refusal in ((timedelta(0), Refusal.TOO_OLD), (timedelta(seconds=1), None)):
        claims = Claims("ann@desk.example", is_verified=True, began=began + late)
        assert judge(claims, member(), NOW, HALF_DAY) is refusal


def test_a_session_without_a_beginning_is_too_old() -> None:
    claims = Claims("ann@desk.example", is_verified=True, began=None)
    assert judge(claims, member(), NOW, HALF_DAY) is Refusal.TOO_OLD


def test_signing_out_everywhere_ends_what_began_until_then() -> None:
    after = datetime(2026, 11, 20, 9, 0, 0, 1)
    assert judge(CLAIMS, member(signed_out_at=after), NOW, HALF_DAY) is Refusal.SIGNED_OUT
    before = datetime(2026, 11, 20, 8, 59, 59)
    assert judge(CLAIMS, member(signed_out_at=before), NOW, HALF_DAY) is None


@pytest.mark.parametrize(
    ("said", "verified"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": "true"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "false"}, False),
        ({"email_verified": None}, False),
        ({"xms_edov": 1}, True),
        ({"email_verified": False, "xms_edov": True}, False),
        ({}, False),
    ],
)
def test_an_address_counts_when_the_provider_vouches_for_it(
    said: dict[str, object], verified: bool
) -> None:
    claims = read_claims({"email": "ann@desk.example", "iat": 1795186800, **said})
    refusal = judge(claims, member(), datetime(2026, 11, 20, 16, 0), HALF_DAY)
    assert refusal is (None if verified else Refusal.UNVERIFIED)


@pytest.mark.parametrize("iat", [None, "soon", True, float("inf"), 10**30])
def test_a_beginning_that_is_no_moment_is_none(iat: object) -> None:
    assert read_claims({"iat": iat}).began is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann@Desk.Example", "ann@desk.example"),
        (" ann@desk.example ", "ann@desk.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
    ],
)
def test_spellings_of_one_mailbox_are_the_same(one: str, other: str) -> None:
    assert email_key(one) == email_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ann@exämple.com", "ann@example.com"),
        ("anñ@desk.example", "ann@desk.example"),
        ("\u212aim@desk.example", "kim@desk.example"),
        ("ann@desk.example@evil.example", "ann@desk.example"),
        ("ann", "ann@desk.example"),
    ],
)
def test_addresses_that_only_look_alike_are_not(one: str, other: str) -> None:
    assert email_key(one) != email_key(other)


@given(st.emails(), st.emails())
def test_two_addresses_are_one_only_when_letters_differ_in_case(one: str, other: str) -> None:
    assert (email_key(one) == email_key(other)) == (one.lower() == other.lower())
