"""The command that reads sentences as filters."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from clientdesk.nlfilter.combining import owners
from clientdesk.nlfilter.parsing import parse as read

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from clientdesk.nlfilter.parsing import Parsed


def parse(options: Namespace) -> int:
    """Print what a sentence asks for, or each sentence of a file."""
    members: list[str] = options.member
    today = options.today or datetime.now(UTC).date()
    for number, text in _sentences(options):
        said = read(text, today, me=options.me, members=members)
        print(json.dumps(_shown(said) | number, ensure_ascii=False))
    return 0


def _sentences(options: Namespace) -> Iterator[tuple[dict[str, Any], str]]:
    if options.batch is None:
        yield {}, options.text
        return
    for line in options.batch.read_text("utf-8").splitlines():
        if line.strip():
            item = json.loads(line)
            yield {"id": item["id"]}, item["text"]


def _shown(said: Parsed) -> dict[str, Any]:
    value = json.loads(said.filter.to_json())
    if "owner" in value:
        value["owner"] = owners(said.filter)
    if "sort" in value:
        value["descending"] = said.filter.descending
    chips = [{"key": chip.key, "label": chip.label, "source": chip.source} for chip in said.chips]
    return {"filter": value, "chips": chips, "unparsed": said.unparsed, "notes": list(said.notes)}
