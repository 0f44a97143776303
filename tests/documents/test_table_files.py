from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.documents.table_files import (
    MOST_IN_EXCEL,
    Kind,
    Table,
    refuse_too_many,
    write_csv,
    write_table,
)
from clientdesk.errors import Refused
from clientdesk.model.cells import inert

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "name": pl.String,
    "currency": pl.String,
    "amount": pl.Decimal(18, 3),
    "paid": pl.Boolean,
    "days": pl.Int64,
    "on": pl.Date,
    "at": pl.Datetime("us"),
}
ROW: dict[str, Any] = {
    "name": "Acme",
    "currency": "EUR",
    "amount": Decimal("1234.500"),
    "paid": True,
    "days": 41,
    "on": date(2026, 11, 22),
    "at": datetime(2026, 11, 22, 9, 30),
}


def table(*rows: dict[str, Any], stretches: int = 1) -> Table:
    frame = pl.DataFrame(rows, schema=SCHEMA)
    size = max(1, -(-frame.height // stretches))
    parts = [frame[first : first + size] for first in range(0, max(frame.height, 1), size)]
    return Table("Clients", parts, frozenset({"amount"}))


def written(kind: Kind, of: Table) -> bytes:
    file = io.BytesIO()
    write_table(kind, of, file, lambda _: None)
    return file.getvalue()


def sheet(data: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_csv_has_exact_digits_iso_days_words_for_truth_and_nothing_for_nothing() -> None:
    empty = dict.fromkeys(SCHEMA) | {"currency": "JPY", "amount": Decimal(7)}
    kuwait = ROW | {"currency": "KWD"}
    text = written(Kind.CSV, table(ROW, empty, kuwait)).decode("utf-8-sig")

    assert text.split("\r\n") == [
        "name,currency,amount,paid,days,on,at",
        "Acme,EUR,1234.50,true,41,2026-11-22,2026-11-22T09:30:00Z",
        ",JPY,7,,,,",
        "Acme,KWD,1234.500,true,41,2026-11-22,2026-11-22T09:30:00Z",
        "",
    ]


@given(st.lists(st.text(max_size=8) | st.text("'=+-@\t\r\n\0＝ a1", max_size=4), min_size=1))
def test_every_text_of_a_csv_is_made_harmless_as_a_cell_alone_is(texts: Sequence[str]) -> None:
    frame = pl.DataFrame({"text": [text or None for text in texts]}, schema={"text": pl.String})
    file = io.BytesIO()
    seen: list[int] = []
    write_csv(Table("T", [frame]), file, seen.append, mark=False)

    expected = [inert(text) for text in texts]
    read = pl.read_csv(file.getvalue(), has_header=True, schema={"text": pl.String})
    assert [text or "" for text in read["text"]] == expected
    assert seen == [len(texts)]


def test_excel_holds_texts_as_texts_and_figures_and_days_as_such() -> None:
    risky = ["=1+1", "https://a.example", "007", "1e5", "mailto:a@b.example", "{=1}"]
    data = written(Kind.XLSX, table(*(ROW | {"name": text} for text in risky)))

    rows = list(sheet(data).iter_rows(min_row=2))
    assert [row[0].value for row in rows] == risky
    assert {row[0].data_type for row in rows} <= {"s", "inlineStr"}
    amount, paid, days, on, at = rows[0][2:]
    assert (amount.value, amount.number_format) == (1234.5, "#,##0.00 [$EUR]")
    assert (paid.value, days.value) == (True, 41)
    assert (on.value, at.value) == (datetime(2026, 11, 22), datetime(2026, 11, 22, 9, 30))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ >]|hyperlink", inside)


def test_excel_formats_amounts_with_the_digits_of_their_currency() -> None:
    data = written(Kind.XLSX, table(ROW | {"currency": "JPY"}, ROW | {"currency": "KWD"}))
    formats = [row[2].number_format for row in sheet(data).iter_rows(min_row=2)]
    assert formats == ["#,##0 [$JPY]", "#,##0.000 [$KWD]"]


def test_parquet_equals_the_frame_in_values_and_types() -> None:
    of = table(ROW, dict.fromkeys(SCHEMA) | {"name": "=1"}, ROW, ROW, stretches=3)
    read = pl.read_parquet(io.BytesIO(written(Kind.PARQUET, of)))
    assert read.equals(pl.concat(of.stretches))
    assert read.schema == SCHEMA


@pytest.mark.parametrize("kind", Kind)
def test_no_rows_leave_a_file_with_its_header(kind: Kind) -> None:
    data = written(kind, table())
    if kind is Kind.CSV:
        assert data.decode("utf-8-sig") == "name,currency,amount,paid,days,on,at\r\n"
    elif kind is Kind.XLSX:
        assert [cell.value for cell in sheet(data)[1]][:2] == ["Name", "Currency"]
    else:
        assert pl.read_parquet(io.BytesIO(data)).schema == SCHEMA


def test_what_no_sheet_holds_is_refused_with_its_numbers() -> None:
    refuse_too_many(MOST_IN_EXCEL)
    with pytest.raises(Refused, match="1,048,575 rows below its header, the list has 1,048,576"):
        refuse_too_many(MOST_IN_EXCEL + 1)
