"""A text without case and accents, sign for sign, so that places in both are the same."""

from __future__ import annotations

import unicodedata
from typing import Final


class _Plain(dict[int, str]):
    def __missing__(self, code: int) -> str:
        sign = chr(code)
        bare = [
            each
            for each in unicodedata.normalize("NFKD", sign).lower()
            if not unicodedata.combining(each)
        ]
        found = bare[0] if len(bare) == 1 else sign.lower()
        self[code] = found if len(found) == 1 else sign
        return self[code]


_TABLE: Final = _Plain(
    {ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d", ord("Đ"): "d"}
    | {
        ord("º"): "º",
        ord("ª"): "ª",
        ord("ς"): "σ",
        ord("’"): "'",
        ord("‘"): "'",
        ord("‑"): "-",
        ord("–"): "-",
        ord("—"): "-",
    }
)


def plain(text: str) -> str:
    """As long as the text itself."""
    return text.translate(_TABLE)
