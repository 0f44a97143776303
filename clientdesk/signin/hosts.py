"""The names under which a server is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_FORM: Final = re.compile(r"([a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


def is_named(host: str, hosts: Collection[str]) -> bool:
    """Whether a Host header is one of the names; a name without a port stands for every port."""
    form = _FORM.fullmatch(host)
    return form is not None and not {host.lower(), form[1].lower()}.isdisjoint(hosts)
