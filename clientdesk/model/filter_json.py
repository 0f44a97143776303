"""The JSON text of a client filter as a value, stricter than JSON itself."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from clientdesk.errors import InvalidFilter
from clientdesk.model.filter_values import shown


def parsed(text: str) -> object:
    """What the JSON says; no key twice, and no character by half."""
    try:
        value = json.loads(
            text, parse_float=_number_of, parse_constant=_refuse_constant, object_pairs_hook=_object
        )
        json.dumps(value, ensure_ascii=False, default=float).encode()
    except UnicodeEncodeError as error:
        raise InvalidFilter(
            "The filter holds half of a character.", hint="Write the whole character."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InvalidFilter("The filter is not JSON.") from error
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, part in pairs:
        if key in found:
            raise InvalidFilter(
                f"The filter has the key “{shown(key)}” twice.", hint="Write it once."
            )
        found[key] = part
    return found


def _number_of(text: str) -> Decimal:
    """The exact number; one beyond any exponent that decimals have is as good as endless."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _refuse_constant(word: str) -> None:
    raise ValueError(word)
