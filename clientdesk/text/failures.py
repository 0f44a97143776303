"""Why an enrichment failed, in a sentence for people: nothing of what a server said."""

from __future__ import annotations

from typing import Final

from clientdesk.model.enrichment import FailureKind

FAILURES: Final = {
    FailureKind.TIMEOUT: "The website did not answer in time.",
    FailureKind.DNS: "There is no website at this address.",
    FailureKind.TLS: "The website has no certificate that can be trusted.",
    FailureKind.RESET: "The website broke off the connection.",
    FailureKind.HTTP: "The website answered with an error.",
    FailureKind.ROBOTS: "The website does not permit programs to read it.",
    FailureKind.REFUSED_ADDRESS: "The address does not lead to a public website.",
    FailureKind.TOO_LARGE: "The first page of the website is too large to read.",
    FailureKind.NOT_HTML: "What stands at the address is a file, not a web page.",
    FailureKind.STALLED: "Reading the website took too long and was given up.",
    FailureKind.INTERNAL: "Something went wrong on our side while reading the website.",
}
"""One sentence for each kind of failure."""
