"""Who a request comes from, by its cookies: read where there is no session to ask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from clientdesk.signin.provider import provider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.signin.provider import Provider


def signed_in(cookies: Mapping[str, str]) -> dict[str, object]:
    """The claims of the sign-in that the cookies hold; none for a stranger.

    Whether they open anything is for our records to say.
    """
    known = provider()
    if known is None:
        return {}
    signed = get_cookie_with_chunks(
        lambda name: decode_signed_value(known.cookie_secret, name, cookies.get(name, "")),
        USER_COOKIE_NAME,
    )
    return _read(signed, known) if signed else {}


def _read(signed: bytes, known: Provider) -> dict[str, object]:
    """What was signed here at sign-in; nothing of what another address signed."""
    try:
        said = json.loads(signed)
    except ValueError:
        return {}
    here = urlsplit(known.public_url)
    if not isinstance(said, dict) or said.pop("origin", "") != f"{here.scheme}://{here.netloc}":
        return {}
    return said if said.get("is_logged_in") else {}
