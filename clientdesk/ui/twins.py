"""A client that looks like the one being made: said once, before a second one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.intake.matching import match_keys, name_key, wanted_keys
from clientdesk.ui import cached, drafts, state
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAID: Final = "twin-of-new"
_SHARED: Final = {"tax ID": "tax ID", "e-mail": "e-mail"}

_Said = tuple[tuple[object, ...], str]


def warning() -> str:
    """What was found when the new client's texts, as they are now, were sent; empty for none."""
    nothing: _Said = ((), "")
    texts, said = state.recall(_SAID, nothing)
    return said if texts == _now() else ""


def stops() -> bool:
    """Whether to stop and say so: there is a like client, and the person has not seen it yet."""
    if warning():
        return False
    said = _look()
    state.keep(_SAID, (_now(), said))
    return bool(said)


def _now() -> tuple[object, ...]:
    return tuple(drafts.typed(drafts.NEW, field) for field in ("name", "email", "tax_id"))


def _look() -> str:
    texts = drafts.cleaned(drafts.NEW)
    wanted = wanted_keys([match_keys(texts)]) | {"names": [name_key(texts["name"] or "")]}
    found = cached.database().row("import_matches", **wanted)
    if found is None:
        return ""
    shared = _shared(texts, found)
    return f"{short(found['name'])} has the same {shared}. Create again to make a second client."


def _shared(texts: Mapping[str, str | None], found: Mapping[str, str | None]) -> str:
    theirs = match_keys(found)
    same = (_SHARED[key[0]] for key in match_keys(texts) if key in theirs and key[0] in _SHARED)
    return next(same, "name")
