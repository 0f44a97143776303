"""The one place where pages have a text read as a filter."""

from __future__ import annotations

from clientdesk.model.words import MemberStatus
from clientdesk.nlfilter.parsing import Parsed, parse
from clientdesk.ui import cached


def read(text: str) -> Parsed:
    """What a text asks for, said by who acts in this session, on the workspace's day."""
    team = [one.name for one in cached.members() if one.status is MemberStatus.ACTIVE]
    return parse(text, cached.today(), me=cached.actor().name, members=team)


def is_plain(parsed: Parsed) -> bool:
    """Whether a reading is a search for its words and nothing more."""
    return all(chip.key == "search" for chip in parsed.chips)
