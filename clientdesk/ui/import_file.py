"""The first step of an import: what it brings, and the file or the pasted table."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.intake.filetypes import MAX_BYTES
from clientdesk.text.plurals import count
from clientdesk.ui import cached, import_job, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.import_kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from clientdesk.intake.tables import Choice, Reading
    from clientdesk.ui.import_job import Job

_KIND: Final = "import-kind"
_FILE: Final = "import-file"
_PASTED: Final = "import-pasted"
_NEEDS: Final[Mapping[Kind, str]] = {
    Kind.CLIENTS: "One line a client, with a name.",
    Kind.INVOICES: "Their clients must be here already; they are found by name, e-mail or tax ID.",
    Kind.PAYMENTS: "Their invoices must be here already; they are found by number.",
}
DELIMITERS: Final[Mapping[str, str]] = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar"}
ENCODINGS: Final[Mapping[str, str]] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "cp1252": "Western (Windows-1252)",
    "iso8859-15": "Western (ISO 8859-15)",
    "mac-roman": "Western (Mac)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "shift_jis": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "euc_kr": "Korean (EUC-KR)",
}


def show(job: Job) -> None:
    """Draw what asks for a file; once there is one, what it is."""
    with st.container(border=True, key="import-file-step"):
        if job.file is None:
            _ask(job)
        else:
            _told(job)


def _ask(job: Job) -> None:
    follow(_KIND, job.kind)
    st.segmented_control(
        "What to import",
        list(Kind),
        key=_KIND,
        format_func=lambda kind: kind.value.capitalize(),
        required=True,
        on_change=lambda: import_job.begin(Kind(state.recall(_KIND, Kind.CLIENTS))),
    )
    st.caption(_NEEDS[job.kind])
    upload, paste = st.tabs(["Upload a file", "Paste a table"])
    with upload:
        st.file_uploader(
            "CSV or .xlsx, up to 200 MB",
            type=["csv", "tsv", "txt", "xlsx"],
            key=_FILE,
            on_change=_upload,
            max_upload_size=MAX_BYTES // 2**20,
        )
    with paste:
        st.text_area(
            "Cells copied from a spreadsheet, with their headings, or CSV",
            key=_PASTED,
            height=160,
            placeholder="Name\tE-mail\tWebsite",
        )
        st.button("Read the table", key="import-paste", on_click=_paste)


def _upload() -> None:
    nothing: UploadedFile | None = None
    file = state.recall(_FILE, nothing)
    if file is not None:
        import_job.take(file.name, file)


def _paste() -> None:
    text = state.recall(_PASTED, "")
    import_job.take("Pasted table", io.BytesIO(text.encode("utf-8", "replace")))


def _told(job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.text(short(job.name, 120))
            st.caption(md(_found(job)))
        if job.table and not job.outcome:
            _otherwise(job, job.table.reading)
        st.button(
            "Another file",
            key="import-again",
            on_click=import_job.begin,
            args=(job.kind,),
            disabled=job.going is not None,
        )
    if job.table:
        for warning in job.reviewed.messages() if job.reviewed else job.table.warnings():
            st.caption(f":material/info: {md(warning)}")


def _found(job: Job) -> str:
    if job.table is None:
        return job.kind.value.capitalize()
    reading = job.table.reading
    product = job.matched.product if job.matched else ""
    parts = [
        count(job.table.height, "row", locale=cached.workspace().locale),
        f"sheet “{short(reading.sheet, 40)}”" if reading.sheet else "",
        ENCODINGS.get(reading.encoding, reading.encoding),
        DELIMITERS.get(reading.delimiter, reading.delimiter) if reading.delimiter else "",
        f"as from {product}" if product else "",
    ]
    return f"{job.kind.value.capitalize()}: {', '.join(filter(None, parts))}"


def _otherwise(job: Job, reading: Reading) -> None:
    with st.popover("Read otherwise", key="import-otherwise", disabled=job.going is not None):
        if reading.sheet:
            sheets = [reading.sheet, *(each for each in reading.sheets if each != reading.sheet)]
            _select("Sheet", "sheet", reading.sheet, sheets)
            return
        _select("Encoding", "encoding", reading.encoding, list(ENCODINGS), ENCODINGS)
        _select("Delimiter", "delimiter", reading.delimiter, list(DELIMITERS), DELIMITERS)


def _select(
    title: str,
    name: str,
    value: str,
    options: Sequence[str],
    words: Mapping[str, str] | None = None,
) -> None:
    key = f"import-{name}"
    follow(key, value)
    st.selectbox(
        title,
        options if value in options else [value, *options],
        key=key,
        format_func=lambda each: (words or {}).get(each, each),
        on_change=_reread,
        args=(name, key),
    )


def _reread(name: str, key: str) -> None:
    choice: Choice = replace(import_job.current().choice, **{name: state.recall(key, "")})
    import_job.read(choice)
