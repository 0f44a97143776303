"""Prints every route of the app as JSON; a process of its own, as Streamlit has one app in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.routing import Mount, Route, WebSocketRoute

import app
from clientdesk.web import doors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.routing import BaseRoute


def walked(routes: Iterable[BaseRoute], above: str = "") -> Iterable[str]:
    """The paths of routes and of what is mounted below them; "*" is all that is left over."""
    for route in routes:
        if isinstance(route, Mount):
            yield from (
                walked(route.routes, above + route.path)
                if route.routes
                else [f"{above}{route.path}/*"]
            )
        elif isinstance(route, Route | WebSocketRoute):
            yield above + route.path
        else:
            yield f"unknown {type(route).__name__}"


if __name__ == "__main__":
    served = app.app
    print(
        json.dumps(
            sorted({*walked(served._build_starlette_app().routes), *walked(doors._app.routes)})
        )
    )
