from __future__ import annotations

import pytest

from clientdesk.model.activity import as_text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, None), ("", ""), ("a", "a"), (14, "14"), (True, "on"), (False, "off")],
)
def test_values_as_a_history_shows_them(value: object, text: str | None) -> None:
    assert as_text(value) == text


def test_a_file_shows_its_size_only() -> None:
    assert as_text(b"0" * 2048) == "2,048 bytes"
