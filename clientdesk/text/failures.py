"""Why an enrichment failed, in sentences for people, and what to do next."""

from __future__ import annotations

from typing import Final

from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_retry import may_pass

_SENTENCES: Final = {
    FailureKind.TIMEOUT: "The site did not answer in time.",
    FailureKind.DNS: "No site was found under this address.",
    FailureKind.TLS: "The site’s certificate is not valid, so it was not read.",
    FailureKind.RESET: "The site broke off the connection.",
    FailureKind.HTTP: "The site answered with an error page.",
    FailureKind.ROBOTS: "The site forbids programs to read it (robots.txt).",
    FailureKind.REFUSED_ADDRESS: "This address is not a public website, so it was not opened.",
    FailureKind.TOO_LARGE: "The site’s first page is too large to read.",
    FailureKind.NOT_HTML: "The address does not lead to a web page.",
    FailureKind.STALLED: "The lookup stopped three times before its end.",
    FailureKind.INTERNAL: "Something went wrong in ClientDesk while the site was read.",
}
_MENDS: Final = {
    FailureKind.DNS: "Check the website.",
    FailureKind.HTTP: "Check the website.",
    FailureKind.TLS: "Check the website; if it is right, the client must mend its site.",
    FailureKind.ROBOTS: "Fill in the facts by hand.",
    FailureKind.REFUSED_ADDRESS: "Enter the address that the public sees.",
    FailureKind.TOO_LARGE: "Enter the address of a smaller page of the site.",
    FailureKind.NOT_HTML: "Enter the address of the site’s first page.",
    FailureKind.INTERNAL: "The server’s log says more.",
}


def failure_sentence(kind: FailureKind) -> str:
    """What happened; nothing in it comes from a server."""
    return _SENTENCES[kind]


def failure_advice(kind: FailureKind, *, is_tried_again: bool) -> str:
    """What to do next, or that nothing need be done."""
    if is_tried_again:
        return "It is tried again by itself."
    said = _MENDS.get(kind, "")
    return f"{said} Then try again.".strip() if said or may_pass(kind) else "Try again."
