"""What the portal answers when a link opens: pages, files, and a word when it is busy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import HTMLResponse, Response

from clientdesk.portal.documents import Form
from clientdesk.web import answers
from clientdesk.web.headers import OWN, PLAIN

if TYPE_CHECKING:
    from clientdesk.portal.documents import Document

# The days of a statement are asked for with a form.
_PAGE: Final = OWN | {
    "Content-Security-Policy": PLAIN.replace("form-action 'none'", "form-action 'self'")
}
_KINDS: Final = {Form.PDF: "application/pdf", Form.CSV: "text/csv; charset=utf-8"}
_PATIENCE: Final = "5"
"""Seconds until it is worth asking again."""


def html(page: str, status: int = 200) -> Response:
    """A page of the account."""
    return HTMLResponse(page, status, headers=_PAGE)


def file(document: Document) -> Response:
    """A file to keep; its name in letters of every script, and in plain ones for old programs."""
    plain = document.name.encode("ascii", "replace").decode("ascii").replace("?", "-")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(document.name)}"
    return Response(
        document.content,
        media_type=_KINDS[document.form],
        headers=OWN | {"Content-Disposition": disposition},
    )


def busy() -> Response:
    """Too many documents are wanted at once."""
    answer = answers.unavailable_page()
    answer.headers["Retry-After"] = _PATIENCE
    return answer
