"""What a model may say of a sentence, for tests."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 11, 22)
SENTENCE = "archived garages that stiffed us for ages"


def said(words: str, key: str, value: object, **more: object) -> dict[str, object]:
    return {"words": words, "key": key, "value": value, **more}


def answer(*found: Mapping[str, object]) -> str:
    return json.dumps({"conditions": found})
