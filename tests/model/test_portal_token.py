from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.portal_token import address, hash_of, new_token


def test_a_token_has_256_bits_in_letters_that_addresses_keep() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", new_token())


def test_tokens_do_not_repeat_and_favour_no_letter() -> None:
    tokens = [new_token() for _ in range(20_000)]

    assert len(set(tokens)) == len(tokens)
    assert len({token[:8] for token in tokens}) == len(tokens)
    letters = Counter("".join(token[:42] for token in tokens))
    expected = 42 * len(tokens) / 64
    chi_square = sum((count - expected) ** 2 / expected for count in letters.values())
    assert len(letters) == 64
    assert chi_square < 160  # 63 degrees of freedom; by chance once in more than a billion runs


def test_the_hash_is_sha_256_of_the_text() -> None:
    assert hash_of("abc") == sha256(b"abc").hexdigest()


@given(st.text())
def test_any_text_that_an_address_may_hold_has_a_hash(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{64}", hash_of(text))
    assert hash_of(text + "\ud800")


def test_an_address_ends_with_the_token() -> None:
    assert address("https://desk.example", "abc") == "https://desk.example/p/abc"
