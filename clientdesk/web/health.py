"""Whether the server and its store answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import clientdesk
from clientdesk.errors import ClientDeskError, NotFound, StoreMissing
from clientdesk.queries.workspace import workspace
from clientdesk.store.database import database
from clientdesk.web import answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def health(_request: Request) -> Response:
    """200 while the store answers, else 503; says no path and no name."""
    try:
        opened = database()
        workspace(opened)
    except NotFound:
        return answers.json({"status": "ok", "workspace": False})
    except StoreMissing:
        return answers.json({"status": "unavailable", "reason": "no workspace yet"}, 503)
    except ClientDeskError:
        return answers.json({"status": "unavailable", "reason": "store"}, 503)
    return answers.json(
        {"status": "ok", "version": clientdesk.__version__, "sequence": opened.sequence}
    )
