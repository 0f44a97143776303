"""Files as people send them: odd, damaged or not a list at all, and what must become of each."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import dataclass
from typing import Final

import xlsxwriter

HEADER: Final = "Name,Email,Phone,Notes\n"
ROWS: Final = "Müller GmbH,info@mueller.com,,Grüße aus Köln\nÅkesson,hej@akesson.se,,ok\n"
PLAIN: Final = HEADER + ROWS
TWO: Final = ((2, "new", "Müller GmbH"), (3, "new", "Åkesson"))

Outcome = tuple[tuple[int, str, str], ...]
"""Line, verdict and name (of an invalid row a word of its problem) of every row."""


@dataclass(frozen=True, slots=True)
class OddFile:
    """A file, and either the outcome of its rows or a part of the sentence that refuses it."""

    title: str
    data: bytes
    outcome: Outcome = ()
    refusal: str = ""
    warning: str = ""


def sheet(*rows: tuple[object, ...], name: str = "Sheet1") -> bytes:
    """An .xlsx workbook with one sheet of the rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip archive; two underscores in a part's name stand for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def _encoded(encoding: str, *, mark: bytes = b"", warning: str = "") -> OddFile:
    data = mark + PLAIN.encode(encoding)
    title = f"{encoding} {'with' if mark else 'without'} a mark"
    return OddFile(title, data, TWO, warning=warning)


def _named(encoding: str, *names: str) -> OddFile:
    rows = "".join(f"{name},{at}@firm.com,,\n" for at, name in enumerate(names))
    outcome = tuple((at, "new", name) for at, name in enumerate(names, 2))
    return OddFile(f"{encoding} names", (HEADER + rows).encode(encoding), outcome, warning=encoding)


def _text(title: str, text: str, *outcome: tuple[int, str, str], warning: str = "") -> OddFile:
    return OddFile(title, text.encode(), outcome, warning=warning)


def _refused(title: str, data: bytes | str, refusal: str) -> OddFile:
    return OddFile(title, data.encode() if isinstance(data, str) else data, refusal=refusal)


ENCODINGS: Final = (
    _encoded("utf-8"),
    _encoded("utf-8", mark=b"\xef\xbb\xbf"),
    _encoded("utf-16-le"),
    _encoded("utf-16-be"),
    _encoded("utf-16-le", mark=b"\xff\xfe"),
    _encoded("utf-16-be", mark=b"\xfe\xff"),
    _encoded("utf-32-le"),
    _encoded("utf-32-be"),
    _encoded("utf-32-le", mark=b"\xff\xfe\0\0"),
    _encoded("utf-32-be", mark=b"\0\0\xfe\xff"),
    _encoded("cp1252", warning="cp1252"),
    _encoded("mac_roman", warning="mac_roman"),
    _named("cp1250", "Zakład Usług Łódź", "Świętokrzyska Spółka"),
    _named("cp1251", "ООО Ромашка", "ЗАО Вектор"),
    _named("cp1254", "Işık Ticaret Şirketi", "Çağdaş Yapı"),
    _named("shift_jis", "株式会社山田製作所", "東京電機工業"),
    _named("gb18030", "北京科技有限公司", "上海贸易公司"),
    _named("euc_kr", "주식회사 한국전자", "서울 무역"),
    OddFile(
        "UTF-8 with one line of another encoding",
        PLAIN.encode() + b"Caf\xe9 Ol\xe9,ole@cafe.com,,\nLast,last@firm.com,,\n",
        (*TWO, (4, "invalid", "half of a character"), (5, "new", "Last")),
    ),
    OddFile(
        "a lone surrogate in UTF-16",
        b"\xff\xfe"
        + "Name,Email\nA\ud800B,a@b.com\nC,c@d.com\n".encode("utf-16-le", "surrogatepass"),
        ((2, "invalid", "half of a character"), (3, "new", "C")),
    ),
    OddFile(
        "UTF-16 that ends in half a letter",
        b"\xff\xfe" + "Name,Email\nA,a@b.com\nC,c@d.com".encode("utf-16-le") + b"x",
        ((2, "new", "A"), (3, "invalid", "half of a character")),
    ),
)

SHAPES: Final = (
    _text("semicolons", PLAIN.replace(",", ";"), *TWO),
    _text("tabs", PLAIN.replace(",", "\t"), *TWO),
    _text("bars", PLAIN.replace(",", "|"), *TWO),
    _text(
        "semicolons around commas",
        'Name;Notes\n"A, B";x, y, z\nC;1,5\n',
        (2, "new", "A, B"),
        (3, "new", "C"),
    ),
    _text("a line that names the delimiter", "sep=;\n" + PLAIN.replace(",", ";"), *TWO),
    _text("a line that names an odd delimiter", "sep=^\r\n" + PLAIN.replace(",", "^"), *TWO),
    _text("CR LF", PLAIN.replace("\n", "\r\n"), *TWO),
    _text("CR alone", PLAIN.replace("\n", "\r"), *TWO),
    _text("mixed line ends", HEADER.replace("\n", "\r\n") + ROWS.replace("\n", "\r", 1), *TWO),
    _text("no line end at the end", PLAIN.rstrip("\n"), *TWO),
    _text("one column", "Name\nA\nB\n", (2, "new", "A"), (3, "new", "B")),
    _text("header only", HEADER),
    _text(
        "empty lines between and after",
        f"{HEADER}\n{ROWS}\n\n,,,\n",
        (3, "new", "Müller GmbH"),
        (4, "new", "Åkesson"),
    ),
    _text("many empty lines", HEADER + "\n" * 200_000 + "A,,,\n", (200_002, "new", "A")),
    _text(
        "quotes, line ends and delimiters in cells",
        f'{HEADER}"A ""the best"", Inc",,,"one\ntwo, three"\nB,,,\n',
        (2, "new", 'A "the best", Inc'),
        (3, "new", "B"),
    ),
    _text(
        "a quote inside an unquoted cell", f'{HEADER}5" Pipes,,,12" wide\n', (2, "new", '5" Pipes')
    ),
    _text(
        "a quote that is never closed",
        f'{HEADER}A,,,\n"B,,,\nC,,,\n',
        (2, "new", "A"),
        (3, "invalid", "quotation"),
        (4, "new", "C"),
    ),
    _text(
        "letters after a closing quote",
        f'{HEADER}"A"x,,,\nB,,,\n',
        (2, "invalid", "quotation"),
        (3, "new", "B"),
    ),
    _text("a short line", f"{HEADER}A,a@b.com\nB,,,\n", (2, "invalid", "2 cells"), (3, "new", "B")),
    _text("a long line", f"{HEADER}A,,,,extra\nB,,,\n", (2, "invalid", "5 cells"), (3, "new", "B")),
    _text(
        "empty cells beyond the header", f"{HEADER}A,,,,,\nB,,,\n", (2, "new", "A"), (3, "new", "B")
    ),
    _text("one word in a wide list", f"{HEADER}A\n", (2, "invalid", "1 cell,")),
    _text(
        "a heading twice",
        "Name,Email,Email\nA,,a@b.com\n",
        (2, "new", "A"),
        warning="Several columns",
    ),
    _text(
        "empty headings",
        "Name,,Email,\nA,x,a@b.com,\n",
        (2, "new", "A"),
        warning="without a heading",
    ),
    _text(
        "headings in capitals with blanks and stars",
        " *NAME , E-MAIL \nA,a@b.com\n",
        (2, "new", "A"),
    ),
    _text(
        "title lines above the header",
        f"Our Firm,,,\nCustomer list,,,\n\n{PLAIN}",
        *TWO,
        warning="Our Firm",
    ),
    _text(
        "ten thousand columns",
        "Name," + ",".join(f"c{n}" for n in range(9_999)) + "\nA" + "," * 9_999 + "\n",
        (2, "new", "A"),
    ),
    _text(
        "no clients, only a time at the end",
        f'{HEADER}A,,,\n\n" Monday, November 23, 2026 10:15 AM GMT-08:00",,,\n',
        (2, "new", "A"),
        (4, "invalid", "report"),
    ),
)

CELLS: Final = (
    OddFile(
        "unreadable bytes in a currency, a second e-mail and a title",
        "Liste für Ümläüte,,\nName,Email,Currency\nA,a@b.com,ü\xff\n".encode()[:-3]
        + b"\xff\nB,b@c.com \xff@d.com,EUR\n",
        ((2, "invalid", "not “ü?”"), (3, "new", "B")),
    ),
    _text(
        "a NUL", f"{HEADER}A\0B,,,\nC,,,\n", (2, "invalid", "control character"), (3, "new", "C")
    ),
    _text("a bell", f"{HEADER}A\aB,,,\n", (2, "invalid", "control character")),
    _text("a direction mark", f"{HEADER}A\u202eB,,,\n", (2, "invalid", "invisible sign")),
    _text("a name of blanks", f"{HEADER}  ,a@b.com,,\n", (2, "invalid", "Name is empty")),
    _text(
        "a name of 10,000 letters",
        f"{HEADER}{'A' * 10_000},,,\nB,,,\n",
        (2, "invalid", "200"),
        (3, "new", "B"),
    ),
    _text(
        "notes of 1 MB",
        f"{HEADER}A,,,{'n' * 2**20}\nB,,,\n",
        (2, "invalid", "20,000"),
        (3, "new", "B"),
    ),
    _text("an e-mail that is none", f"{HEADER}A,nobody,,\n", (2, "invalid", "E-mail")),
    _text("several e-mails", f'{HEADER}A,"a@b.com; c@d.com",,\n', (2, "new", "A")),
    _text(
        "a website that is none", "Name,Website\nA,javascript:alert(1)\n", (2, "invalid", "Website")
    ),
    _text("a wrong check digit", "Name,VAT number\nA,DE136695975\n", (2, "invalid", "Tax ID")),
    _text(
        "a currency that is none",
        "Name,Currency\nA,Pesos\nB,usd\n",
        (2, "invalid", "Currency"),
        (3, "new", "B"),
    ),
    _text(
        "markup",
        f"{HEADER}<b>A</b> **x**,,,<script>alert(1)</script>\n",
        (2, "new", "<b>A</b> **x**"),
    ),
    _text(
        "formulas as our export writes them",
        f"{HEADER}'=SUM(A1),,,'@x\n'tis,,,\n",
        (2, "new", "=SUM(A1)"),
        (3, "new", "'tis"),
    ),
    _text(
        "numbers that must stay texts",
        f"{HEADER}007,,0301234,1e5\nNaN,,,(12.00)\n",
        (2, "new", "007"),
        (3, "new", "NaN"),
    ),
    _text(
        "combining and joined signs",
        f"{HEADER}e\u0301té 👩\u200d👩\u200d👧,,,\n",
        (2, "new", "e\u0301té 👩\u200d👩\u200d👧"),
    ),
    _text(
        "the same client three ways",
        f"{HEADER}A,a@b.com,,\nB,A@B.com,,\na,a@b.com,,x\n",
        (2, "new", "A"),
        (3, "duplicate", "B"),
        (4, "duplicate", "a"),
    ),
    _text("two wrong cells", "Name,Email,Website\nA,x,y z\n", (2, "invalid", "Website")),
)

REFUSED: Final = (
    _refused("nothing", b"", "empty"),
    _refused("a mark alone", b"\xef\xbb\xbf", "empty"),
    _refused("blanks alone", " \r\n\t\n", "empty"),
    _refused("empty cells alone", ",,,\n,,,\n", "empty"),
    _refused("a list without names", "Email,City\na@b.com,Rome\n", "name"),
    _refused("a list without a header", "Acme,a@b.com\nBeta,c@d.com\n", "No column"),
    _refused("a PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image"),
    _refused("a JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
    _refused("a PDF", b"%PDF-1.7\n1 0 obj", "a PDF"),
    _refused("HTML", "<!DOCTYPE html><table><tr><td>Name</td></tr></table>", "a web page"),
    _refused("HTML that says .xls", "\n<html xmlns:x='urn'><table><tr><td>Name", "a web page"),
    _refused(
        "an old Excel workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "old Excel"
    ),
    _refused("a zip of CSV", packed(clients=PLAIN.encode()), "an archive"),
    _refused("gzip", gzip.compress(PLAIN.encode()), "packed"),
    _refused("JSON", '[{"name": "A"}]', "JSON"),
    _refused("SQLite", b"SQLite format 3\0" + bytes(84), "a database"),
    _refused("a program", b"\x7fELF\x02\x01\x01" + bytes(100), "a program"),
    _refused("noise", bytes(range(256)) * 40, "not text"),
    _refused("a header with an open quote", 'Name,"Email\nA,a@b.com\n', "header"),
    _refused("quotes that are wrong in every line", HEADER + '"A"x,,,\n' * 1_001, "Too many lines"),
    _refused("a cut workbook", sheet(("Name",), ("A",))[:-200], "damaged"),
    _refused(
        "a workbook without a sheet",
        packed(xl__workbook_xml=b"").replace(b"workbook_xml", b"workbook.xml"),
        "damaged",
    ),
    _refused("a workbook without rows", sheet(), "no sheet with rows"),
    _refused(
        "a workbook bomb",
        packed(**{"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(2**29)}),
        "too large",
    ),
)

WORKBOOKS: Final = (
    OddFile(
        "a workbook",
        sheet(("Name", "Email"), ("A", "a@b.com"), ("B", "b@c.com")),
        ((2, "new", "A"), (3, "new", "B")),
    ),
    OddFile(
        "a workbook with empty rows",
        sheet(("Name",), ("A",), (), ("B",)),
        ((2, "new", "A"), (4, "new", "B")),
    ),
    OddFile(
        "a workbook with a title",
        sheet(("Our list",), (), ("Name", "Email"), ("A", "a@b.com")),
        ((2, "new", "A"),),
        warning="Our list",
    ),
    OddFile(
        "numbers in a workbook",
        sheet(("Name", "Notes"), (42, 1234.5), ("007", 44123)),
        ((2, "new", "42"), (3, "new", "007")),
    ),
)

READABLE: Final = (*ENCODINGS, *SHAPES, *CELLS, *WORKBOOKS)
