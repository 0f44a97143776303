"""A sentence read by the grammar, and what it left over by a language model, if that helps.

The model is told the sentence and the day. Names and places of the workspace stay here: it writes
owners as the sentence has them, and they are looked up among the members as the grammar does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import NetError, NetStatus, NetTimedOut, NetUnreachable
from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.net.model import ask
from clientdesk.nlfilter.answer import conditions, standing
from clientdesk.nlfilter.finding import Finding
from clientdesk.nlfilter.leftover import is_unread
from clientdesk.nlfilter.notes import Note, NoteKind
from clientdesk.nlfilter.parsing import as_text, heard
from clientdesk.nlfilter.question import ME, question
from clientdesk.nlfilter.tokens import Kind, tokens
from clientdesk.nlfilter.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from clientdesk.net.model import Model
    from clientdesk.nlfilter.answer import Condition
    from clientdesk.nlfilter.parsing import Heard, Parsed

SECONDS: Final = 8.0
"""How long people wait for a sentence to be read."""

_ONCE: Final = frozenset({"status", "portal", "sort", "limit"})
"""Keys that say one thing: what was read first stands."""

_FEWEST: Final = 3
"""Words of a sentence; one or two are a name that is searched for."""


@dataclass(frozen=True, slots=True)
class Helper:
    """The model that reads what the grammar left over, and how long it may take."""

    model: Model
    seconds: float = SECONDS


def is_sentence(text: str) -> bool:
    """Whether a model is asked without being told to: never about a name of a word or two."""
    return sum(token.kind is Kind.WORD for token in tokens(text)) >= _FEWEST


def parse_with(
    helper: Helper,
    text: str,
    today: date,
    *,
    me: str | None = None,
    members: Sequence[str] = (),
    places: Sequence[str] = (),
) -> Parsed:
    """Read a sentence, and ask the model about words that the grammar left over.

    What the grammar read stands, and its words are not read again. When the model
    does not help, a note says why.
    """
    said = heard(text, today, me=me, members=members, places=places)
    if said is None:
        return as_text(text)
    plain = said.parsed()
    if not plain.unparsed:
        return plain
    try:
        found = ask(
            helper.model,
            question(text, plain.unparsed, today),
            partial(conditions, text=text),
            seconds=helper.seconds,
        )
    except NetError as error:
        return replace(plain, notes=(*plain.notes, _failed(error)))
    more = list(_findings(said, found))
    said.outcome.findings.extend(more)
    read = said.parsed()
    return replace(read, notes=(*read.notes, _helped(more, text)))


def _findings(said: Heard, found: Iterable[Condition]) -> Iterator[Finding]:
    """What the model read from words that were left over, and from none that the grammar read."""
    taken = {key for finding in said.outcome.findings for key in finding.values} & _ONCE
    items = said.line.items
    unread = {index for index, item in enumerate(items) if is_unread(item)}
    done = {index for index, item in enumerate(items) if "done" in item}
    for condition in found:
        values = _named(condition.values, said)
        for span in standing(condition.words, said.text):
            within = _within(said, span)
            if values and within & unread and not within & done and not taken & values.keys():
                yield _finding(said, values, span, sorted(within))
                taken |= values.keys() & _ONCE
                break


def _within(said: Heard, span: tuple[int, int]) -> set[int]:
    start, end = span
    items = enumerate(said.line.items)
    return {index for index, item in items if item.start < end and start < item.end}


def _finding(
    said: Heard, values: Mapping[str, Any], span: tuple[int, int], read: Sequence[int]
) -> Finding:
    """A condition from whole items: “five hundred” takes the euros behind it along."""
    items = said.line.items
    for index in read:
        said.line.replace(index, index + 1, {"done": True})
    start, end = span
    return Finding(values, min(start, items[read[0]].start), max(end, items[read[-1]].end))


def _named(values: Mapping[str, Any], said: Heard) -> Mapping[str, Any]:
    """The values with members for owners; none when somebody is not known here."""
    if "owner" not in values:
        return values
    owners: list[str] = []
    for name in values["owner"]:
        known = _members(name, said)
        if not known:
            return {}
        owners += known
    return {"owner": tuple(dict.fromkeys(owners))}


def _members(name: str, said: Heard) -> Sequence[str]:
    if name == UNASSIGNED:
        return (UNASSIGNED,)
    if name == ME:
        return (said.asked.me,) if said.asked.me else ()
    return said.people.members(name)


def _helped(findings: Iterable[Finding], text: str) -> Note:
    words = dict.fromkeys(f"“{text[finding.start : finding.end]}”" for finding in findings)
    if not words:
        return Note(NoteKind.MODEL, "The model read nothing more.")
    return Note(NoteKind.MODEL, f"The model read {listed(words, 'and')}.")


def _failed(error: NetError) -> Note:
    said = next(
        (words for kind, words in _WHY if isinstance(error, kind)),
        "gave no answer that can be used",
    )
    return Note(NoteKind.NO_MODEL, f"The model {said}, so the sentence was read without it.")


_WHY: Final[tuple[tuple[type[NetError], str], ...]] = (
    (NetTimedOut, "did not answer in time"),
    (NetUnreachable, "cannot be reached"),
    (NetStatus, "refused to answer"),
)
