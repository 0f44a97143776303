"""What a reader of a PDF finds in it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Sheets:
    """The texts of a PDF by page, its metadata, and what it says of itself."""

    pages: list[str]
    title: str
    language: str
    is_tagged: bool
    width: float
    pictures: int
    links: list[str]
    furthest: float
    """Where the rightmost thing on the first page ends."""

    @property
    def text(self) -> str:
        """All pages in one, with single spaces."""
        return " ".join(" ".join(self.pages).split())


def read(pdf: bytes) -> Sheets:
    """Open the bytes as any reader would."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return Sheets(
            [_text(page) for page in document],
            document.get_metadata_value("Title"),
            _language(document),
            bool(raw.FPDFCatalog_IsTagged(document)),
            document[0].get_width(),
            sum(1 for _ in document[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE])),
            _links(document[0]),
            max(each.get_bounds()[2] for each in document[0].get_objects()),
        )
    finally:
        document.close()


def _language(document: pypdfium2.PdfDocument) -> str:
    """What /Lang of the catalog says, two bytes a letter and a zero at its end."""
    room = (ctypes.c_ushort * 64)()
    length = raw.FPDFCatalog_GetLanguage(document, room, ctypes.sizeof(room))
    return bytes(room)[: length - 2].decode("utf-16-le")


def _links(page: pypdfium2.PdfPage) -> list[str]:
    """Where the page's links lead, each once."""
    place, link, found = ctypes.c_int(0), raw.FPDF_LINK(), dict[str, None]()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        room = ctypes.create_string_buffer(2048)
        raw.FPDFAction_GetURIPath(page.pdf, action, room, len(room))
        found[room.value.decode()] = None
    return list(found)


def _text(page: pypdfium2.PdfPage) -> str:
    textpage = page.get_textpage()
    text = str(textpage.get_text_range())
    textpage.close()
    page.close()
    return text.replace("\u200b", "").replace("\ufffe", "")
