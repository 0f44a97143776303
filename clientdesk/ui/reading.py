"""The one place where pages have a text read as a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.words import MemberStatus
from clientdesk.nlfilter.model_parsing import parse_with
from clientdesk.nlfilter.parsing import Parsed, parse
from clientdesk.ui import cached

if TYPE_CHECKING:
    from clientdesk.nlfilter.model_parsing import Helper


def read(text: str) -> Parsed:
    """What a text asks for, said by who acts in this session, on the workspace's day."""
    return parse(text, cached.today(), me=cached.actor().name, members=_team())


def read_with(helper: Helper, text: str) -> Parsed:
    """The same, with the model asked about the words that are left over; takes seconds."""
    return parse_with(helper, text, cached.today(), me=cached.actor().name, members=_team())


def is_plain(parsed: Parsed) -> bool:
    """Whether a reading is a search for its words and nothing more."""
    return all(chip.key == "search" for chip in parsed.chips)


def _team() -> list[str]:
    return [one.name for one in cached.members() if one.status is MemberStatus.ACTIVE]
