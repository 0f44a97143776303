"""Whole sentences and the filters that they ask for; one data file a language."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from clientdesk.model.client_filter import ClientFilter
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.nlfilter.parsing import parse

TODAY = date(2026, 11, 22)
ME = "Priya Raman"
TEAM = ("Dana Whitfield", "Marcus Oyelaran", "Priya Raman", "Tomás Echeverría", "Wei Zhang")
FILES = sorted(Path(__file__).parent.glob("sentences_*.jsonl"))


def sentences(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def comparable(value: ClientFilter) -> dict[str, Any]:
    """As JSON, lists in no order, the search as letters only."""
    said = value.to_dict() | ({"descending": value.descending} if value.sort else {})
    if value.search:
        said["search"] = " ".join(value.search.lower().replace('"', " ").split())
    return {key: frozenset(part) if isinstance(part, list) else part for key, part in said.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_read_exactly(path: Path) -> None:
    wrong = []
    for sentence in sentences(path):
        said = parse(sentence["text"], TODAY, me=ME, members=TEAM).filter
        wanted = ClientFilter.from_dict(sentence["filter"])
        if comparable(said) != comparable(wanted):
            wrong.append((sentence["text"], said.to_json()))

    assert wrong == []


def test_what_a_filter_cannot_say_is_left_over_and_named() -> None:
    wrong = []
    for sentence in sentences(Path(__file__).with_name("honest_en.jsonl")):
        said = parse(sentence["text"], TODAY, me=ME, members=TEAM)
        wanted = ClientFilter.from_dict(sentence["filter"])
        notes = [note.kind for note in said.notes if note.kind is not NoteKind.NO_CURRENCY]
        got = comparable(said.filter), said.unparsed, notes
        if got != (comparable(wanted), sentence["unparsed"], sentence.get("notes", [])):
            wrong.append((sentence["text"], said.filter.to_json(), said.unparsed, notes))

    assert wrong == []


def test_there_are_sentences_enough_of_every_kind() -> None:
    texts = [sentence["text"] for path in FILES for sentence in sentences(path)]

    assert len(texts) == len(set(texts))
    assert len(sentences(FILES[0].with_name("sentences_en.jsonl"))) >= 400
