"""Why an enrichment failed, in sentences for people, and what to do next."""

from __future__ import annotations

from typing import Final

from clientdesk.model.enrichment import FailureKind

_SENTENCES: Final = {
    FailureKind.TIMEOUT: "The site did not answer in time.",
    FailureKind.DNS: "No site was found under this address.",
    FailureKind.TLS: "The site’s certificate is not valid, so it was not read.",
    FailureKind.RESET: "The site broke off the connection.",
    FailureKind.HTTP: "The site answered with an error page.",
    FailureKind.ROBOTS: "The site forbids programs to read it.",
    FailureKind.REFUSED_ADDRESS: "The address is not that of a public site, so it was not opened.",
    FailureKind.TOO_LARGE: "The site’s first page is too large to read.",
    FailureKind.NOT_HTML: "The address does not lead to a web page.",
    FailureKind.STALLED: "The lookup stopped three times before its end.",
    FailureKind.INTERNAL: "Something went wrong in ClientDesk while the site was read.",
}
_ADVICE: Final = {
    FailureKind.TIMEOUT: "Try again later, or check the website.",
    FailureKind.DNS: "Check the website.",
    FailureKind.TLS: "Check the website, or tell the client that its certificate is not valid.",
    FailureKind.RESET: "Try again later, or check the website.",
    FailureKind.HTTP: "Check the website, or try again later.",
    FailureKind.ROBOTS: "Enter what is known by hand.",
    FailureKind.REFUSED_ADDRESS: "Enter the address of the client’s public site.",
    FailureKind.TOO_LARGE: "Enter the address of a smaller page of the site.",
    FailureKind.NOT_HTML: "Enter the address of the site’s first page.",
    FailureKind.STALLED: "Try again.",
    FailureKind.INTERNAL: "Try again; the server’s log says more.",
}


def failure_sentence(kind: FailureKind) -> str:
    """What happened; no word of it comes from a server."""
    return _SENTENCES[kind]


def failure_advice(kind: FailureKind) -> str:
    """What a person can do, unless it is tried again by itself."""
    return _ADVICE[kind]
