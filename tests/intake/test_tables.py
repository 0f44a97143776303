from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import InvalidInput
from clientdesk.intake import filetypes
from clientdesk.intake.tables import Table, open_table
from tests.intake.odd_files import sheet

if TYPE_CHECKING:
    from pathlib import Path


def rows(table: Table) -> list[tuple[object, ...]]:
    """Line, problem and cells of every row."""
    return [(*row[:2], *row[3:]) for frame in table.grid.frames() for row in frame.iter_rows()]


def test_a_workbook_reads_like_the_csv_of_its_cells() -> None:
    cells = (("Name", "Email", "Notes"), ("Ådne", "a@b.com", "one\ntwo"), ("007", "", "x"))
    text = 'Name,Email,Notes\nÅdne,a@b.com,"one\ntwo"\n007,,x\n'

    workbook, file = open_table(sheet(*cells), "a.xlsx"), open_table(text.encode(), "a.csv")

    assert (workbook.headers, rows(workbook)) == (file.headers, rows(file))
    assert (file.reading.encoding, file.reading.delimiter) == ("utf-8", ",")


def test_the_header_is_line_1_wherever_it_stands() -> None:
    table = open_table(b"Customers of 2026\n\n\nName,Email\nA,a@b.com\n\nB,b@c.com\n", "a.csv")

    assert [(row[0], row[2]) for row in rows(table)] == [(2, "A"), (4, "B")]


def test_a_record_over_several_lines_counts_as_one() -> None:
    table = open_table(b'Name,Notes\nA,"one\ntwo\nthree"\nB,x\n', "a.csv")

    assert [row[0] for row in rows(table)] == [2, 3]


def test_a_row_that_looks_like_headings_stays_a_row() -> None:
    table = open_table(b"Name,Email\nCompany,phone\nA,a@b.com\n", "a.csv")

    assert table.headers == ("Name", "Email")
    assert table.height == 2


def test_a_line_of_the_wrong_width_keeps_its_cells_and_says_why() -> None:
    table = open_table(b"Name,Email\nA,a@b.com,x\n", "a.csv")

    assert rows(table) == [
        (2, "This line has 3 cells, but the header has 2.", "A", "a@b.com x"),
    ]


def test_a_file_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no file"):
        open_table(tmp_path / "none.csv", "none.csv")
    with pytest.raises(InvalidInput, match="folder"):
        open_table(tmp_path, "folder")


def test_a_file_that_is_too_large_is_not_even_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(filetypes.MAX_BYTES + 1)

    with pytest.raises(InvalidInput, match="at most 200 MB"):
        open_table(path, "large.csv")


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\r\nA\r\n")

    assert rows(open_table(path, "list.csv")) == [(2, None, "A")]
