"""Whose clients they are, where they are, and in which currency they are billed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.nlfilter.finding import built, denied, found
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.line import Item
    from clientdesk.nlfilter.rule import Match

_PLAIN_LETTERS: Final = 3
"""Longest name that is kept in capitals as typed: UK, USA."""


def _owned(match: Match) -> Reading | None:
    """Members who were named as owners; denied, everybody else."""
    names = [name for item in match.items("who") for name in _names(match, item)]
    if not names:
        return None
    if match.has("no"):
        others = [name for name in (*match.asked.members, UNASSIGNED) if name not in set(names)]
        return denied({"owner": tuple(others)})
    return found({"owner": tuple(dict.fromkeys(names))})


def _names(match: Match, item: Item) -> Iterable[str]:
    if "member" in item:
        return tuple(item.get("member"))
    if "owner_nobody" in item or "owner_none" in item:
        return (UNASSIGNED,)
    is_me = "owner_me" in item or "owner_mine" in item
    return (match.asked.me,) if is_me and match.asked.me else ()


def _by(match: Match) -> Reading | None:
    """Owned by Dana, clients of Dana; not archived by Dana, nor owned by Dana Smith."""
    after, last = match.after(), match.items("who")[-1]
    if after is not None and "text" in after and "member" in last:
        return None
    if match.has("weak") and _is_done_by(match):
        return None
    read = _owned(match)
    if read is None or match.has("weak"):
        return read
    return replace(read, senses={**read.senses, "undated": True})


def _is_done_by(match: Match) -> bool:
    """Whether by, of or for goes on with something that a member did or got."""
    before = _told_before(match)
    if before is None:
        return False
    if "archived" in before and "owner_agent" in (match.item("weak") or ()):
        return True
    return bool(_DEEDS & before.senses.keys() or _DONE & (before.get("done") or frozenset()))


def _told_before(match: Match) -> Item | None:
    """The last item before that says something."""
    for item in reversed(match.line.items[: match.first]):
        if "soft" not in item or "client" in item:
            return item
    return None


_DEEDS: Final = frozenset({"text", "created", "field", "literal", "invoice_one", "called"})
_DONE: Final = frozenset(
    {"enrichment_status", "invoice_count", "last_invoice_from", "last_invoice_to", "portal", "has"}
)


_BESIDE: Final = ("text", "legal_form", "literal", "employees")


def _mentioned(match: Match) -> Reading | None:
    """A member's name alone, unless it is a part of some other name or of some deed."""
    for near in (match.before(), match.after()):
        if near is not None and any(tag in near for tag in _BESIDE):
            return None
    after = match.after()
    if after is not None and ("created" in after or "pays" in after):
        return None
    before = match.before()
    if before is not None and "prep" in before and "polite" not in before:
        return None
    told = _told_before(match)
    return None if told is not None and _DEEDS & told.senses.keys() else _owned(match)


def _mine(match: Match) -> Reading | None:
    """Mine; my area is no client."""
    after = match.after()
    if match.asked.me is None or (after is not None and "place_area" in after):
        return None
    return _owned(match)


def _located(match: Match) -> Reading | None:
    before = match.before()
    if before is not None and ("no" in before or before.senses.keys() >= _LEADS_DAYS):
        return None
    places = tuple(dict.fromkeys(_place(match, item) for item in match.items("places")))
    places = tuple(place for place in places if place)
    return found({"location": places}) if places else None


_LEADS_DAYS: Final = frozenset({"created", "ends_name"})
"""Created in Q5: what stands behind is a day that was not read, and no place."""


def _place(match: Match, item: Item) -> str:
    if "nationality" in item:
        return str(item.get("nationality"))
    if "place" not in item and "proper" not in item:
        return ""
    return titled(match.line.typed(item))


def titled(typed: str) -> str:
    """A place as it is written, with a capital where it was typed without."""
    if typed.islower() or (typed.isupper() and len(typed) > _PLAIN_LETTERS):
        return typed.title()
    return typed[:1].upper() + typed[1:]


def _place_name(match: Match) -> Reading | None:
    """Capital words after a preposition are one name: Bad Homburg, Newcastle upon Tyne."""
    return built(place=True) if len(match.items("it")) > 1 else None


def _currency(match: Match) -> Reading:
    """Currencies by name, and behind words such as billed in by any code."""
    codes = [
        item.get("currency_code") or item.get("currency_like") for item in match.items("codes")
    ]
    return found({"currency": tuple(dict.fromkeys(filter(None, codes)))})


_MEMBERS: Final = (
    "(who=<member>(?:<possessive>)?"
    "(?:/(?:<owner_by>)?<member|owner_me|owner_nobody|owner_none>(?:<possessive>)?){0,8})"
)
_OWNERS: Final = _MEMBERS.replace("<member>", "<member|owner_me>", 1)
_PLACE: Final = "<place|nationality>"

PEOPLE: Final = (
    Rule(f"(no=<owner_nobody>)<owner_by|prep>{_MEMBERS}", _owned),
    Rule("(who=<owner_nobody>)", _owned),
    Rule("(no=<no>)(who=<owner_me>)(?=$|<comma|and>)", _owned),
    Rule(
        f"(?:(no=<no>)<soft>{{0,5}}?)?(?:(weak=<owner_weak>)|<owner_by>)<det|mark|comma>?{_OWNERS}",
        _by,
    ),
    Rule("(?:(no=<no>)~)?(who=<owner_mine>)", _mine),
    Rule("(?:(no=<no>)~)?(who=<member>)(?:<possessive>|~<owner_verb>)", _owned),
    Rule(f"(?:(no=<no>)~)?{_MEMBERS}", _mentioned),
)

PLACES: Final = (
    Rule(
        "<place_in>~(it=<proper|place>(?:<proper|place|particle|dash>){0,3}<proper|place>)",
        _place_name,
    ),
    Rule(
        "<place_in>~<mark>?(places=<place|proper|nationality>(?:/(?:<place_in>~)?<place|proper|nationality>){0,12})",
        _located,
    ),
    Rule(f"(places={_PLACE}(?:/{_PLACE}){{0,12}})~<place_based|place_area>", _located),
    Rule(
        f"(places={_PLACE}(?:/{_PLACE}){{0,12}})(?=<dash>?(?:<client>|~<done|size|metric|level>))",
        _located,
    ),
    Rule("(places=<proper>)(?=<client>)", _located),
)

_CODES: Final = "(codes=<currency_code|currency_like>(?:/<currency_code|currency_like>){0,12})"

# In Schweizer Franken abgerechnet: the verb may follow, unless it goes on about something else.
_VERB: Final = (
    "(?:<be>{0,2}<invoice_invoiced>(?!~<when_for|span|age|bounds|number|times|compare>))?"
)

CURRENCIES: Final = (
    Rule(f"(?:^|<!bounds|number>)(it=<invoice_invoices>~{_CODES})", _currency),
    Rule(f"<currency|invoice_invoiced>~<mark|comma>?~{_CODES}{_VERB}", _currency),
    Rule(f"{_CODES.replace('|currency_like', '')}{_VERB}", _currency),
)
