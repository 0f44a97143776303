"""The seven fields of a client that enrichment goes by, and whether they are still the same."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.enrichment import Inputs
from clientdesk.model.fields import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

READ: Final = tuple(LABELS)
"""A change of one of them is a reason to enrich a client, unless that has succeeded already."""

_SITE: Final = ("name", "website")


def inputs_of(client: Mapping[str, Any]) -> Inputs:
    """What enrichment is told of a client; notes are for people."""
    return Inputs(**{name: client[name] or "" for name in READ if name != "notes"})


def fingerprint(client: Mapping[str, Any]) -> str:
    """A text that is the same for the same seven fields only."""
    texts = [client[name] or "" for name in READ]
    return sha256(json.dumps(texts).encode()).hexdigest()


def asks_anew(fields: Iterable[str]) -> bool:
    """Whether a change of these fields is a reason to enrich the client."""
    return not set(READ).isdisjoint(fields)


def is_another(inputs: Inputs, client: Mapping[str, Any]) -> bool:
    """Whether the client has another name or website than a result was found for."""
    return any(getattr(inputs, name) != (client[name] or "") for name in _SITE)
