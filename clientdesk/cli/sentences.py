"""The command that reads sentences as filters."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from clientdesk.errors import InvalidInput
from clientdesk.nlfilter.combining import owners
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.nlfilter.parsing import parse as by_grammar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clientdesk.nlfilter.parsing import Parsed


def parse(options: Namespace) -> int:
    """Print what a sentence asks for, or each sentence of a file, one a line."""
    if (options.text is None) == (options.batch is None):
        raise InvalidInput("Give either a sentence or --batch FILE.")
    read = _reader(options)
    if options.batch is not None:
        for given, text in _sentences(options.batch):
            said = read(text)
            for note in said.notes:
                if note.kind is NoteKind.NO_MODEL:
                    print(f"{given}: {note.text}", file=sys.stderr)
            print(json.dumps(_shown(said) | {"id": given}, ensure_ascii=False))
        return 0
    said = read(options.text)
    for note in said.notes:
        print(note.text, file=sys.stderr)
    for suggestion in said.suggestions:
        print(f"Did you mean “{suggestion.sentence}”?", file=sys.stderr)
    print(json.dumps(_shown(said), ensure_ascii=False))
    return 0


def _reader(options: Namespace) -> Callable[[str], Parsed]:
    """How sentences are read: by the grammar, and by the model too where it was asked for."""
    helped = _helped() if options.model else None
    members, today = _team_and_day(options)
    return partial(helped or by_grammar, today=today, me=options.me, members=members)


def _helped() -> Callable[..., Parsed]:
    """The reader that asks the configured model; raises InvalidInput without one."""
    # Loaded only here: a sentence that the grammar reads alone needs no network.
    from clientdesk.config import settings  # noqa: PLC0415
    from clientdesk.net.model import configured_model  # noqa: PLC0415
    from clientdesk.nlfilter.model_parsing import Helper, parse_with  # noqa: PLC0415

    model = configured_model(settings())
    if model is None:
        raise InvalidInput(
            "No model is configured.",
            hint="Set CLIENTDESK_MODEL_URL and CLIENTDESK_MODEL_NAME, or leave out --model.",
        )
    return partial(parse_with, Helper(model))


def _team_and_day(options: Namespace) -> tuple[list[str], date]:
    """The members that were named, else the active ones of the database, and its day."""
    if options.member:
        return options.member, options.today or datetime.now().astimezone().date()
    # Loaded only here: a sentence with members needs no database.
    from clientdesk.cli.opening import opened, today_in  # noqa: PLC0415
    from clientdesk.model.words import MemberStatus  # noqa: PLC0415
    from clientdesk.queries.members import members  # noqa: PLC0415

    with opened(options) as database:
        team = [one.name for one in members(database) if one.status is MemberStatus.ACTIVE]
        return team, today_in(database, options.today)


def _sentences(path: Path) -> Iterator[tuple[object, str]]:
    """The id and text of each line of a file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The file {path} cannot be read as text.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _sentence(line, number)


def _sentence(line: str, number: int) -> tuple[object, str]:
    try:
        item = json.loads(line)
    except ValueError as error:
        raise InvalidInput(f"Line {number} of the file is not JSON.") from error
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or "id" not in item:
        raise InvalidInput(f"Line {number} of the file has no id and text.")
    return item["id"], item["text"]


def _shown(said: Parsed) -> dict[str, Any]:
    """As the contract has it: owners always as a list, a direction with every order."""
    value = json.loads(said.filter.to_json())
    if said.filter.owner is not None:
        value["owner"] = owners(said.filter)
    if said.filter.sort is not None:
        value["descending"] = said.filter.descending
    chips = [{"key": chip.key, "label": chip.label, "source": chip.source} for chip in said.chips]
    return {"filter": value, "chips": chips, "unparsed": said.unparsed}
