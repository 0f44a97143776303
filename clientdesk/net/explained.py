"""What went wrong with a connection, in a sentence for people."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpcore
import httpx

from clientdesk.errors import (
    NetBroken,
    NetError,
    NetSilent,
    NetTimedOut,
    NetUnreachable,
    NetUntrusted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def explained(server: str) -> Iterator[None]:
    """Turn what httpx raises into a NetError."""
    try:
        yield
    except httpx.ConnectTimeout as error:
        raise NetSilent(f"{server} did not answer in time.", hint="Try again later.") from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise NetTimedOut(f"{server} did not answer in time.", hint="Try again later.") from error
    except httpx.ConnectError as error:
        raise _no_connection(server, error) from error
    except httpx.HTTPError as error:
        raise NetBroken(
            f"{server} broke off, or its answer is not HTTP.", hint="Try again later."
        ) from error


def _no_connection(server: str, error: httpx.ConnectError) -> NetError:
    if _has(error, ssl.SSLCertVerificationError):
        return NetUntrusted(f"{server} has no certificate that can be trusted.")
    if _has(error, ssl.SSLError):
        return NetUntrusted(f"{server} offers no encryption that can be trusted.")
    return NetUnreachable(f"{server} cannot be reached.", hint="Check the address and the network.")


def _has(error: BaseException | None, kind: type[BaseException]) -> bool:
    """Whether the error was caused by one of a kind."""
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False
