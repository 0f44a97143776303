from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.api_token import (
    MAX_NAME,
    ApiToken,
    clean_name,
    expiry,
    hash_of,
    is_token,
    new_token,
)
from clientdesk.model.ids import new_id
from clientdesk.model.words import MemberStatus

NOW = datetime(2026, 11, 23, 14, 0)


def test_a_token_is_known_by_its_look_and_never_made_twice() -> None:
    made = {new_token() for _ in range(1000)}

    assert len(made) == len({hash_of(token) for token in made}) == 1000
    assert all(is_token(token) and len(token) == 47 for token in made)


@given(st.text())
def test_any_text_has_a_hash_and_no_other_text_looks_like_a_token(text: str) -> None:
    assert len(hash_of(text)) == 64
    assert not is_token(text) or text.startswith("cdk_")
    assert not is_token(f"{new_token()}{text or ' '}")


def test_a_name_is_one_line_of_words() -> None:
    assert clean_name("  Cron\n job\x00 ") == "Cron job"
    for name in ("", " \n", "\u202e", "x" * (MAX_NAME + 1)):
        with pytest.raises(InvalidField):
            clean_name(name)


def test_a_token_ends_after_its_days_or_not_at_all() -> None:
    assert expiry(30, NOW) == NOW + timedelta(days=30)
    assert expiry(None, NOW) is None
    for days in (0, -1, 3651):
        with pytest.raises(InvalidField):
            expiry(days, NOW)


@pytest.mark.parametrize(
    ("expires_at", "status", "why"),
    [
        (None, MemberStatus.ACTIVE, ""),
        (NOW + timedelta(seconds=1), MemberStatus.ACTIVE, ""),
        (NOW, MemberStatus.ACTIVE, "Expired"),
        (None, MemberStatus.DISABLED, "Maker disabled"),
        (NOW, MemberStatus.DISABLED, "Expired"),
    ],
)
def test_a_listed_token_says_why_it_is_refused(
    expires_at: datetime | None, status: MemberStatus, why: str
) -> None:
    assert ApiToken(new_id(), "Cron", "Ann", status, NOW, expires_at, None).refusal(NOW) == why
