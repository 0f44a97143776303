from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.documents.exports import csv_text, json_text
from clientdesk.model.cells import inert

ROWS = [
    {"name": 'Acme "Ltd", Bath', "portal": True, "count": 3, "notes": None},
    {"name": "Łódź\nfoundry", "portal": False, "count": 0, "notes": "=1+1"},
]


def test_csv_holds_header_quotes_line_feeds_and_empty_cells() -> None:
    text = "".join(csv_text(["name", "portal", "count", "notes"], ROWS))

    assert text == (
        "name,portal,count,notes\r\n"
        '"Acme ""Ltd"", Bath",true,3,\r\n'
        '"Łódź\nfoundry",false,0,\'=1+1\r\n'
    )


def test_json_is_one_list_of_the_named_columns() -> None:
    assert json.loads("".join(json_text(["name", "count"], ROWS))) == [
        {"name": 'Acme "Ltd", Bath', "count": 3},
        {"name": "Łódź\nfoundry", "count": 0},
    ]


def test_no_rows_are_an_empty_list() -> None:
    assert json.loads("".join(json_text(["name"], []))) == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_csv_cells_read_back_as_written(cells: list[str]) -> None:
    text = "".join(csv_text(["name"], [{"name": cell} for cell in cells]))

    read = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""))][1:]

    assert read == [inert(cell) for cell in cells]
