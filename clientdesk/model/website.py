"""The address of a client's website: http or https, and a host that can exist."""

from __future__ import annotations

import re
from typing import Final

import idna

from clientdesk.errors import InvalidField

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.\-]*)://(.*)", re.IGNORECASE | re.DOTALL)
_PARTS: Final = re.compile(r"([^/?#]*)(.*)", re.DOTALL)
_LABEL: Final = r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_REFUSED: Final = re.compile(r"[\s<>\"\\`]")


def clean_website(text: str) -> str:
    """The address with its scheme and host in lower case; https:// is added when missing."""
    if _REFUSED.search(text):
        raise _invalid("It cannot hold spaces, quotation marks, backslashes, < or >.")
    scheme, rest = _split_scheme(text)
    found = _PARTS.fullmatch(rest)
    authority, tail = found.groups() if found else (rest, "")
    if "@" in authority:
        raise _invalid("It cannot hold a user name, a password or an e-mail address.")
    name, colon, port = authority.partition(":")
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise _invalid("The part after the colon must be a port such as 8080.")
    website = f"{scheme}://{_host(name)}{colon}{port}{tail}"
    if len(website) > 500:
        raise _invalid("It can have at most 500 characters.")
    return website


def _split_scheme(text: str) -> tuple[str, str]:
    found = _SCHEME.fullmatch(text)
    if not found:
        return "https", text.removeprefix("//")
    scheme, rest = found.groups()
    if scheme.lower() not in {"http", "https"}:
        raise _invalid("It must start with https:// or http://.")
    return scheme.lower(), rest


def _host(name: str) -> str:
    """The host in lower case, letters of any script kept; raises InvalidField."""
    host = name.lower().removesuffix(".")
    if len(host) > 253:
        raise _invalid("The name before the first slash is too long.")
    try:
        plain = host if host.isascii() and "xn--" not in host else _ascii(host)
        if len(plain) <= 253 and _HOST.fullmatch(plain):
            return host if host.isascii() else idna.decode(plain)
    except (idna.IDNAError, UnicodeError):
        pass
    raise _invalid(f"“{name[:80]}” is not the name of a website.")


def _ascii(host: str) -> str:
    return idna.encode(host, uts46=True).decode("ascii")


def _invalid(reason: str) -> InvalidField:
    return InvalidField(
        "website", f"Website must be an address such as https://company.com. {reason}"
    )
