"""Values into sheets: a PDF from one of the templates beside this module.

A template reads its values as JSON. They are drawn as text whatever they hold, so that nothing that
a person typed is ever read as the template's language; no file but the template's own is opened.
The same values give the same bytes: there is no clock in a document.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from clientdesk.documents.logo import picture
from clientdesk.documents.printable import printable, without_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Value = str | bool | None | Mapping[str, "Value"] | list["Value"]
    Values = Mapping[str, Value]

_HERE: Final = Path(__file__).parent
_SHEETS: Final = _HERE / "sheets"

# The fonts that ship have all of these (fonts/README.md); for the rest the machine's are asked too.
_SHIPPED: Final = re.compile(
    "[\\0-\u06ff\u0750-\u077f\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u1c80-\u1cbf\u1e00-\u22ff"
    "\u25a0-\u25ff\u3000-\u30ff\uac00-\ud7a3\ufb00-\ufdff\ufe70-\ufeff\uff01-\uffe6\ufffd]*"
)


def typeset(sheet: str, values: Values, *, logo: bytes | None = None) -> bytes:
    """The PDF of a sheet with its values; a logo that is no picture is left out."""
    text = _json(values, printable)
    drawn = picture(logo)
    try:
        return _pdf(sheet, text, drawn)
    except typst.TypstError:
        if not drawn:
            raise
        return _pdf(sheet, text, "")
    except BaseException as error:
        # Marks of one script on letters of another that read from the right end the typesetter with
        # a panic, which is no Exception (typst#8667 and its like). Nobody writes them in earnest.
        if type(error).__name__ != "PanicException":
            raise
        return _pdf(sheet, _json(values, lambda typed: without_marks(printable(typed))), drawn)


def _pdf(sheet: str, values: str, logo: str) -> bytes:
    fonts = _fonts(everything=_SHIPPED.fullmatch(values) is None)
    compiler = typst.Compiler(str(_SHEETS / f"{sheet}.typ"), str(_SHEETS), font_paths=fonts)
    made = compiler.compile(format="pdf", sys_inputs={"values": values, "logo": logo})
    if not isinstance(made, bytes):
        raise TypeError(f"A PDF is one piece of bytes, not {type(made).__name__}.")
    return made


@cache
def _fonts(*, everything: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=everything,
        include_embedded_fonts=False,
        font_paths=[str(_HERE / "fonts")],
    )


def _json(values: Values, clean: Callable[[str], str]) -> str:
    return json.dumps(_clean(values, clean), ensure_ascii=False)


def _clean(value: Value, clean: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(each, clean) for each in value]
    if value is None or isinstance(value, bool):
        return value
    return {key: _clean(each, clean) for key, each in value.items()}
