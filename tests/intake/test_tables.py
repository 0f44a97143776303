from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import InvalidInput
from clientdesk.intake import filetypes
from clientdesk.intake.tables import load, read_table
from tests.intake.odd_files import sheet

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workbook_reads_like_the_csv_of_its_cells() -> None:
    rows = (("Name", "Email", "Notes"), ("Ådne", "a@b.com", "one\ntwo"), ("007", "", "x"))
    text = 'Name,Email,Notes\nÅdne,a@b.com,"one\ntwo"\n007,,x\n'

    workbook, file = read_table(sheet(*rows), "a.xlsx"), read_table(text.encode(), "a.csv")

    assert (workbook.headers, workbook.rows) == (file.headers, file.rows)
    assert (file.encoding, file.delimiter) == ("utf-8", ",")


def test_the_header_is_line_1_wherever_it_stands() -> None:
    table = read_table(b"Customers of 2026\n\n\nName,Email\nA,a@b.com\n\nB,b@c.com\n", "a.csv")

    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "A"), (4, "B")]


def test_a_record_over_several_lines_counts_as_one() -> None:
    table = read_table(b'Name,Notes\nA,"one\ntwo\nthree"\nB,x\n', "a.csv")

    assert [row.line for row in table.rows] == [2, 3]


def test_a_row_that_looks_like_headings_stays_a_row() -> None:
    table = read_table(b"Name,Email\nCompany,phone\nA,a@b.com\n", "a.csv")

    assert table.headers == ("Name", "Email")
    assert len(table.rows) == 2


def test_a_line_of_the_wrong_width_keeps_its_cells_and_says_why() -> None:
    table = read_table(b"Name,Email\nA,a@b.com,x\n", "a.csv")

    assert table.rows[0].cells == ("A", "a@b.com", "x")
    assert table.rows[0].problem == "This line has 3 cells, but the header has 2."


def test_a_file_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no file"):
        load(tmp_path / "none.csv")
    with pytest.raises(InvalidInput, match="folder"):
        load(tmp_path)


def test_a_file_that_is_too_large_is_not_even_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(filetypes.MAX_BYTES + 1)

    with pytest.raises(InvalidInput, match="at most 50 MB"):
        load(path)


def test_a_file_is_loaded_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\r\nA\r\n")

    assert load(path) == b"Name\r\nA\r\n"
