from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.errors import InvalidInput
from clientdesk.intake.workbook import cell_text, read_sheet
from tests.intake.odd_files import sheet


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (44123.0, "44123"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (-5.0, "-5"),
        (1e-7, "0.0000001"),
        ("0044", "0044"),
        (True, "TRUE"),
        (date(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23), "2026-11-23"),
        (datetime(2026, 11, 23, 9, 5), "2026-11-23 09:05:00"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_cell_is_the_text_that_a_person_saw(value: object, text: str) -> None:
    assert cell_text(value) == text


def book(*, hidden: bool = False) -> bytes:
    """A workbook with an empty, perhaps a hidden, and two filled sheets."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        made.add_worksheet("Empty").activate()
        first = made.add_worksheet("First")
        first.write(0, 0, "Name")
        first.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        first.write(1, 1, 12, made.add_format({"num_format": "00000"}))
        made.add_worksheet("Second").write(0, 0, "Other")
        if hidden:
            first.hide()
    return file.getvalue()


def test_the_first_filled_sheet_is_read_and_the_others_are_named() -> None:
    read = read_sheet(io.BytesIO(book()))

    assert next(read.records)[0] == "Name"
    assert "“First”" in " ".join(read.warnings)


def test_a_hidden_sheet_is_passed_over() -> None:
    assert read_sheet(io.BytesIO(book(hidden=True))).records.__next__() == ["Other"]


def test_what_the_reader_cannot_see_is_said() -> None:
    warnings = " ".join(read_sheet(io.BytesIO(book())).warnings)

    assert "Excel error" in warnings
    assert "leading zeros" in warnings


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with a piece of one of its parts replaced."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(part):
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return file.getvalue()


def test_a_sheet_that_spans_everything_is_refused_before_it_is_held() -> None:
    wide = changed(sheet(("Name", "A")), "sheet1.xml", b'r="B1"', b'r="XFD1048576"')

    with pytest.raises(InvalidInput, match="too large"):
        read_sheet(io.BytesIO(wide))


def test_a_long_text_in_very_many_cells_is_refused() -> None:
    data = sheet(("Name", "A"), ("n" * 32_000, "x"))
    cells = b'<c r="A2" t="s"><v>2</v></c>'
    many = changed(data, "sheet1.xml", cells, cells * 20_000)

    with pytest.raises(InvalidInput, match="too large"):
        read_sheet(io.BytesIO(many))


BOOK = sheet(("Name", "Email"), *((f"Firm {n}", f"a{n}@b.com") for n in range(5)))
PARTS = ("sheet1.xml", "sharedStrings.xml", "workbook.xml", "styles.xml")


def read_or_refused(data: bytes) -> None:
    try:
        list(read_sheet(io.BytesIO(data)).records)
    except InvalidInput as refusal:
        assert refusal.message.endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
def test_damaged_bytes_never_break_the_reader(at: int, junk: bytes) -> None:
    read_or_refused(BOOK[:at] + junk + BOOK[at + len(junk) :])


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PARTS), st.integers(0, 2_000), st.binary(min_size=1, max_size=4))
def test_damaged_parts_never_break_the_reader(part: str, at: int, junk: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        whole = archive.read(next(name for name in archive.namelist() if name.endswith(part)))
    at = min(at, len(whole) - 1)

    read_or_refused(changed(BOOK, part, whole, whole[:at] + junk + whole[at + len(junk) :]))
