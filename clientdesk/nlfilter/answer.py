"""What a model made of a sentence: read as strictly as a filter of the address, whole or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidInput
from clientdesk.model.client_filter import UNASSIGNED, ClientFilter, Range
from clientdesk.model.filter_values import read_flag, shown
from clientdesk.model.folding import fold
from clientdesk.nlfilter.question import ME, MOST

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS: Final = frozenset({"words", "key", "value"})
_NO_KEYS: Final = frozenset({"search", "descending"})
"""What a condition is not about: what is not read is searched for, and an order has its way."""

_SAID: Final = {"owner": frozenset({ME, UNASSIGNED}), "location": frozenset[str]()}
"""Keys whose texts must stand in the words, and those that need not."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Values by key as findings have them, and the words that they were read from."""

    words: str
    values: Mapping[str, Any]


def conditions(answer: object, text: str) -> list[Condition]:
    """What an answer asks for; raises InvalidInput that says what is wrong with it."""
    found = answer.get("conditions") if isinstance(answer, dict) and len(answer) == 1 else None
    if not isinstance(found, list):
        raise InvalidInput("It must be an object with the list “conditions” alone.")
    if len(found) > MOST:
        raise InvalidInput(f"It has more than {MOST} conditions.")
    read = [_condition(each, text) for each in found]
    return [condition for condition in read if condition.values]


def standing(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, in any case and with any spaces, and never within a word."""
    parts = words.split()
    if not parts or len(words) > 2 * len(text):
        return []
    pattern = r"\s+".join(map(re.escape, parts))
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    found = re.finditer(f"{before}{pattern}{after}", text, re.IGNORECASE)
    return [match.span() for match in found]


def _condition(value: object, text: str) -> Condition:
    if not isinstance(value, dict):
        raise InvalidInput("A condition must be an object.")
    words, key, asked = (value.get(part) for part in ("words", "key", "value"))
    more = {"descending"} if key == "sort" else set()
    if set(value) - more != _PARTS or not isinstance(words, str) or not isinstance(key, str):
        raise InvalidInput("A condition must have words, key and value, and no more.")
    if not standing(words, text):
        raise InvalidInput(f"The words “{shown(words)}” do not stand in the sentence.")
    if key in _NO_KEYS:
        raise InvalidInput(f"“{key}” cannot be a condition.")
    values = _values(key, asked)
    if key in _SAID and not _is_said(values.get(key, ()), words, _SAID[key]):
        raise InvalidInput(f"“{key}” must be spelled as in its words.")
    if values and "descending" in value:
        values["descending"] = read_flag("descending", value["descending"])
    return Condition(words, values)


def _values(key: str, value: object) -> dict[str, Any]:
    """The value of a key as findings have it; nothing when it is no condition."""
    if not _is_flat(value):
        raise InvalidInput("A value must not hold lists or objects within others.")
    if isinstance(value, dict):
        value = {name: bound for name, bound in value.items() if bound is not None}
    read = ClientFilter.from_dict({key: value})
    if read == ClientFilter():
        return {}
    part = getattr(read, key)
    if isinstance(part, Range):
        bounds = {field.name: getattr(part, field.name) for field in fields(part)}
        part = {name: number for name, number in bounds.items() if number is not None}
    return {key: (UNASSIGNED,) if key == "owner" and part == () else part}


def _is_flat(value: object) -> bool:
    """Whether a value is as shallow as those of a filter; a deep one must not be walked."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not any(isinstance(part, dict | list) for part in parts)


def _is_said(names: tuple[str, ...], words: str, free: frozenset[str]) -> bool:
    return all(name in free or fold(name).strip() in fold(words) for name in names)
