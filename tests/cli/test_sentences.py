from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.cli import main
from clientdesk.cli.arguments import EXPORTED
from clientdesk.queries.export import EXPORTS
from tests.net.chatting import chatting
from tests.nlfilter.saying import SENTENCE, answer, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.net.model import Model

ROOT = Path(__file__).parent.parent.parent
TODAY = ["--today", "2026-11-22"]


def test_a_sentence_is_printed_as_filter_chips_and_rest(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["parse", "my hotels, xylo", *TODAY, "--me", "Wei Zhang", "--member", "Wei Zhang"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == {
        "filter": {"search": "xylo", "owner": ["Wei Zhang"], "industry": ["Hospitality"]},
        "chips": [
            {"key": "industry", "label": "industry Hospitality", "source": "hotels"},
            {"key": "owner", "label": "owned by Wei Zhang", "source": "my"},
        ],
        "unparsed": "xylo",
    }


def test_owners_are_a_list_and_an_order_has_its_direction(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["parse", "unassigned, oldest first", *TODAY, "--member", "Wei Zhang"])

    assert json.loads(capsys.readouterr().out)["filter"] == {
        "owner": ["unassigned"],
        "sort": "created",
        "descending": False,
    }


def test_a_quoted_phrase_keeps_its_quotes_in_the_search(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["parse", '"No Owner" "ltd"', *TODAY, "--member", "Wei Zhang"])

    assert json.loads(capsys.readouterr().out)["filter"] == {"search": '"No Owner" ltd'}


def test_a_file_of_sentences_is_answered_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text('{"id": 7, "text": "archived"}\n\n{"id": "b", "text": ""}\n', "utf-8")

    assert main(["parse", "--batch", str(path), *TODAY, "--member", "Wei Zhang"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line["filter"]) for line in lines] == [
        (7, {"status": "archived"}),
        ("b", {}),
    ]


def test_bad_input_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1}\n', "utf-8")

    for arguments in ([], ["x", "--batch", "y"], ["--batch", "nowhere"], ["--batch", str(broken)]):
        assert main(["parse", *arguments, *TODAY, "--member", "Wei Zhang"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1


def test_without_members_the_team_comes_from_the_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "own.duckdb")
    init = ["--name", "N", "--country", "IE", "--currency", "EUR", "--timezone", "Europe/Dublin"]
    assert main(["init", *init, "--owner", "Aoife Byrne", "--database", path]) == 0
    capsys.readouterr()

    assert main(["parse", "clients of aoife", "--database", path]) == 0
    assert json.loads(capsys.readouterr().out)["filter"] == {"owner": ["Aoife Byrne"]}

    assert main(["parse", "x", "--database", str(tmp_path / "none.duckdb")]) == 2


def test_a_sentence_with_members_loads_neither_store_nor_frames() -> None:
    program = (
        "import sys\n"
        "from clientdesk.cli import main\n"
        "main(['parse', 'my hotels', '--me', 'A B', '--member', 'A B'])\n"
        "print(sorted({'duckdb', 'polars', 'babel', 'httpx'} & set(sys.modules)))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Model], None]]:
    """Sets the environment to a model, as long as the test runs."""

    def configure(model: Model) -> None:
        monkeypatch.setenv("CLIENTDESK_MODEL_URL", model.url)
        monkeypatch.setenv("CLIENTDESK_MODEL_NAME", model.name)
        monkeypatch.setenv("CLIENTDESK_MODEL_KEY", model.key)
        config.settings.cache_clear()

    yield configure
    config.settings.cache_clear()


TEAM = [*TODAY, "--member", "Wei Zhang"]


def test_a_model_is_asked_about_what_was_left_over_when_that_is_wanted(
    configured: Callable[[Model], None], capsys: pytest.CaptureFixture[str]
) -> None:
    with chatting(answer(said("garages", "industry", ["Retail"]))) as chat:
        configured(chat.model)
        assert main(["parse", SENTENCE, *TEAM]) == 0
        assert chat.asked == []
        capsys.readouterr()
        assert main(["parse", SENTENCE, "--model", *TEAM]) == 0

    shown = capsys.readouterr()
    assert json.loads(shown.out) == {
        "filter": {
            "search": "stiffed us for ages",
            "status": "archived",
            "industry": ["Retail"],
        },
        "chips": [
            {"key": "status", "label": "archived", "source": "archived"},
            {"key": "industry", "label": "industry Retail", "source": "garages"},
        ],
        "unparsed": "stiffed us for ages",
    }
    assert shown.err == "The model read “garages”.\n"


def test_a_model_that_does_not_help_is_said_and_the_grammar_stands(
    configured: Callable[[Model], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text(json.dumps({"id": 7, "text": SENTENCE}), "utf-8")
    with chatting() as chat:
        configured(replace(chat.model, key="another"))
        assert main(["parse", SENTENCE, *TEAM]) == 0
        plain = json.loads(capsys.readouterr().out)
        assert main(["parse", SENTENCE, "--model", *TEAM]) == 0
        one = capsys.readouterr()
        assert main(["parse", "--batch", str(path), "--model", *TEAM]) == 0
        many = capsys.readouterr()

    why = "The model refused to answer, so the sentence was read without it.\n"
    assert (json.loads(one.out), one.err) == (plain, why)
    assert (json.loads(many.out), many.err) == (plain | {"id": 7}, f"7: {why}")


def test_without_a_model_none_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", SENTENCE, "--model", *TEAM]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("No model is configured.")
    assert shown.err.count("\n") == 1


def test_the_kinds_of_export_are_those_that_there_are() -> None:
    assert set(EXPORTED) == set(EXPORTS)
