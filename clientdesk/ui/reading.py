"""The one place where pages have a text read as a filter."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.words import MemberStatus
from clientdesk.nlfilter.model_parsing import parse_with
from clientdesk.nlfilter.parsing import Parsed, parse
from clientdesk.queries import directory_words
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.nlfilter.model_parsing import Helper
    from clientdesk.nlfilter.suggesting import Suggestion

_ANY_DAY: Final = date(2000, 1, 1)


def read(text: str) -> Parsed:
    """What a text asks for, said by who acts in this session, on the workspace's day.

    Words that begin a client's name are searched for, also where they would ask for an industry.
    """
    me, team, known = cached.actor().name, _team(), places()
    parsed = parse(text, cached.today(), me=me, members=team, places=known)
    if is_plain(parsed) or not is_name(text):
        return parsed
    return Parsed(ClientFilter(search=text.strip()), unparsed=text.strip())


def read_with(helper: Helper, text: str) -> Parsed:
    """The same, with the model asked about the words that are left over; takes seconds."""
    me, team, known = cached.actor().name, _team(), places()
    return parse_with(helper, text, cached.today(), me=me, members=team, places=known)


def is_plain(parsed: Parsed) -> bool:
    """Whether nothing but words to search for was read."""
    return all(chip.key == "search" for chip in parsed.chips)


def likely(parsed: Parsed) -> Iterator[Suggestion]:
    """The suggestions that would be read as one condition more."""
    for one in parsed.suggestions:
        if len(read(one.sentence).chips) > len(parsed.chips):
            yield one


def places() -> tuple[str, ...]:
    """Places that clients' addresses name, without those that may mean something else."""
    known = cached.read_on_day(directory_words.places, "places")
    return tuple(place for place in known if _is_only_a_place(place))


def _team() -> list[str]:
    return [one.name for one in cached.members() if one.status is MemberStatus.ACTIVE]


def is_name(text: str) -> bool:
    """Whether two words or more are how a client is called; one word may be the start of many."""
    is_long = len(text.split()) > 1
    return is_long and directory_words.begins_a_name(cached.database(), cached.today(), text)


@lru_cache(maxsize=2_000)
def _is_only_a_place(place: str) -> bool:
    """Whether a name means nothing else, such as March or Sale."""
    return is_plain(parse(place, _ANY_DAY))
