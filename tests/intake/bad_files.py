"""More files that are wrong in some way, made here, each with what must become of it."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from typing import Final

import xlsxwriter

from tests.intake.odd_files import HEADER, PLAIN, READABLE, REFUSED, TWO, OddFile, packed, sheet

Row = tuple[int, str, str]


def _file(title: str, data: bytes | str, *outcome: Row, warning: str = "") -> OddFile:
    whole = data.encode() if isinstance(data, str) else data
    return OddFile(title, whole, outcome, warning=warning)


def _no(title: str, data: bytes | str, refusal: str) -> OddFile:
    return OddFile(title, data.encode() if isinstance(data, str) else data, refusal=refusal)


def _names(title: str, *names: str) -> OddFile:
    """A list of names that are kept to the letter."""
    lines = "".join('"{}",,,\n'.format(name.replace('"', '""')) for name in names)
    return _file(title, HEADER + lines, *((at, "new", name) for at, name in enumerate(names, 2)))


def _cell(title: str, heading: str, cell: str, verdict: str, word: str = "A") -> OddFile:
    """A row called A with one cell more."""
    quoted = cell.replace('"', '""')
    return _file(title, f'Name,{heading}\nA,"{quoted}"\nB,\n', (2, verdict, word), (3, "new", "B"))


def _book(write: str) -> bytes:
    """A workbook with a formula, dates and truth, or with a text that very many cells share."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ("Name", "Notes"))
        if write == "formula":
            page.write_formula(1, 0, '=HYPERLINK("http://x","A")', None, "A")
            page.write_datetime(1, 1, date(2026, 2, 1), made.add_format({"num_format": "d/m/yy"}))
            page.write(2, 1, True)
            page.write(2, 0, "B")
        else:
            page.merge_range(1, 0, 2, 0, "A")
            page.write(2, 1, "below")
    return file.getvalue()


def _renamed(data: bytes, old: str, new: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace(old, new), source.read(name))
    return file.getvalue()


MORE: Final = (
    _names("live formulas", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "@SUM(1)", "+1+1"),
    _names("numbers as names", "-5.00", "1.234,56", "(12.00)", "1e309", "NaN", "inf", "9" * 38),
    _names("dates as names", "01/02/2026", "2026-02-30", "44123", "31.12.99"),
    _names("right to left", "שלום בע״מ", "شركة النور"),
    _names("Turkish letters and sharp s", "IŞIK", "ışık", "STRASSE 1", "Straße 2"),
    _names("markup and code", "$\\color{white}{x}$", "'; drop table clients; --", "${x}", "{{x}}"),
    _names("quotes of all kinds", 'The "Best"', "“Curly”", "O'Neil", "«Ici»"),
    _names("a family of signs", "👨\u200d👩\u200d👧 Ltd", "e\u0301t\u0301", "ﬁ"),
    _cell("leading zeros in a phone", "Phone", "0301234", "new"),
    _cell("an address with CR LF in it", "Address", "1 Road\r\nBath\r\n", "new"),
    _cell("a line separator in notes", "Notes", "a\u2028b", "new"),
    _cell("a form feed in notes", "Notes", "a\fb", "invalid", "control"),
    _cell("an escape in an address", "Address", "a\x1bb", "invalid", "control"),
    _cell("a tab in an e-mail", "Email", "a\t@b.com", "invalid", "tab"),
    _cell("an e-mail with a name", "Email", "Bob <b@c.com>", "invalid", "E-mail"),
    _cell("an e-mail with two at signs", "Email", "a@@b.com", "invalid", "E-mail"),
    _cell("a website of another scheme", "Website", "ftp://a.com", "invalid", "Website"),
    _cell("a website with a password", "Website", "https://me:pw@a.com", "invalid", "password"),
    _cell("a website that is an address of a machine", "Website", "http://127.0.0.1", "invalid",
          "not the name"),
    _cell("a tax ID of 60 signs", "Tax ID", "1" * 60, "invalid", "50"),
    _cell("a currency of words", "Currency", "dollars", "invalid", "Currency"),
    _cell("notes of 20,001 letters", "Notes", "n" * 20_001, "invalid", "20,000"),
    _file("a line separator in a name", f"{HEADER}A\u2028B,,,\n", (2, "invalid", "invisible")),
    _file("a mark in the middle", f"{HEADER}A\ufeffB,,,\n", (2, "invalid", "invisible")),
    _file("a name of marks alone", f"{HEADER}\u0301\u0301,,,\n", (2, "invalid", "no visible")),
    _file("a thousand marks on a letter", f"{HEADER}a{chr(769) * 1000},,,\n",
          (2, "invalid", "200")),
    _file("blanks that are no ASCII", f"{HEADER}\u00a0\u3000A \u2003,,,\n", (2, "new", "A")),
    _file("CR CR LF", PLAIN.replace("\n", "\r\r\n"), (3, "new", TWO[0][2]), (5, "new", TWO[1][2])),
    _file("an end of file sign", f"{HEADER}A,,,\n\x1a", (2, "new", "A"), (3, "invalid", "1 cell")),
    _file("two marks", b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN.encode(), *TWO),
    _file("a mark and a named delimiter", "\ufeffsep=;\n" + PLAIN.replace(",", ";"), *TWO),
    _file("headings again in the middle", f"{HEADER}A,,,\n{HEADER}B,,,\n", (2, "new", "A"),
          (3, "invalid", "E-mail"), (4, "new", "B")),
    _file("blanks before quotes", f'{HEADER}A, "a@b.com",,\n', (2, "invalid", "E-mail")),
    _file("single quotes around commas", f"{HEADER}'A, B',,,\n", (2, "invalid", "E-mail")),
    _file("letters in UTF-8 that are halves", HEADER.encode() + b"\xed\xa0\x80x,,,\nZ\xc3\xbc,,,\n",
          (2, "invalid", "half"), (3, "new", "Zü")),
    _file("a slash in two bytes", HEADER.encode() + b"A\xc0\xafB,,,\n\xc3\xa9\xc3\xa8,,,\n",
          (2, "invalid", "half"), (3, "new", "éè")),
    _file("half a million empty lines", HEADER + "\n" * 500_000 + "A,,,\n", (500_002, "new", "A")),
    _file("a cell of 5 MB", f"{HEADER}A,,,\"{'n' * 5_000_000}\"\nB,,,\n", (2, "invalid", "20,000"),
          (3, "new", "B")),
    _file("a row of ten thousand cells", f"{HEADER}A{',x' * 9_999}\nB,,,\n",
          (2, "invalid", "10000 cells"), (3, "new", "B")),
    _file("the same name in two forms", "Name,Website\nCafe\u0301,a.com\nCafé,a.com\n",
          (2, "new", "Cafe\u0301"), (3, "duplicate", "Café")),
    _file("no tax ID in words", "Name,Tax ID\nA,n/a\nB,n/a\n", (2, "new", "A"), (3, "new", "B")),
    _file("a workbook with formulas and dates", _book("formula"), (2, "new", "A"), (3, "new", "B")),
    _file("a workbook with joined cells", _book("joined"), (2, "new", "A"),
          (3, "invalid", "empty")),
    _file("a workbook with wrong types", sheet(("Name", "Email"), (True, 12), (3.5, "")),
          (2, "invalid", "E-mail"), (3, "new", "3.5")),
    _file("a workbook with a NUL", sheet(("Name",), ("A\0B",), ("C",)), (2, "invalid", "control"),
          (3, "new", "C")),
)  # fmt: skip

NO_LISTS: Final = (
    _no("nothing but NULs", bytes(10_000), "not text"),
    _no("a gzip bomb", gzip.compress(bytes(10_000_000)), "packed"),
    _no("an archive of archives", packed(a__b_zip=packed(c=bytes(10_000))), "an archive"),
    _no("a text document", packed(word__document_xml=b"<w/>"), "an archive"),
    _no("a workbook that lost its book", _renamed(sheet(("Name",)), "workbook.xml", "x.xml"),
        "an archive"),
    _no("SVG", "<svg xmlns='x'/>", "a web page"),
    _no("XML", "<?xml version='1.0'?><clients/>", "a web page"),
    _no("RTF", "{\\rtf1 Name}", "a text document"),
    _no("Parquet", b"PAR1" + bytes(range(200)), "Parquet"),
    _no("16,385 columns", "Name" + ",x" * 16_384 + "\nA\n", "16,385 columns"),
    _no("a header of quotes", '"""\n', "header"),
    _no("lines of semicolons", ";;;\n" * 50, "empty"),
    _no("a letter to somebody", "Dear Sir or Madam,\nplease pay.\n", "No column"),
    _no("half of a UTF-32 file", b"\xff\xfe\0\0" + b"N\0\0\0\xff\xff\xff\xff", "not text"),
    _no("a picture called list.csv", b"GIF89a" + bytes(100), "an image"),
)  # fmt: skip

EVERY: Final = (*READABLE, *MORE)
EVERY_REFUSED: Final = (*REFUSED, *NO_LISTS)
