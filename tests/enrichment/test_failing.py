from __future__ import annotations

import pytest

from clientdesk.enrichment.failing import failure_in, failure_of
from clientdesk.errors import (
    ClientDeskError,
    InvalidField,
    NetBroken,
    NetError,
    NetRedirects,
    NetRefused,
    NetRobots,
    NetRobotsUnavailable,
    NetSilent,
    NetTimedOut,
    NetTooLarge,
    NetUnknownHost,
    NetUnreachable,
    NetUntrusted,
)
from clientdesk.model.enrichment import FailureKind
from clientdesk.net.web import Answered
from clientdesk.text.failures import failure_sentence


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (InvalidField("website", "No."), FailureKind.REFUSED_ADDRESS),
        (NetRefused(), FailureKind.REFUSED_ADDRESS),
        (NetUnknownHost("No."), FailureKind.DNS),
        (NetUntrusted("No."), FailureKind.TLS),
        (NetSilent("No."), FailureKind.TIMEOUT),
        (NetTimedOut("No."), FailureKind.TIMEOUT),
        (NetUnreachable("No."), FailureKind.RESET),
        (NetBroken("No."), FailureKind.RESET),
        (NetTooLarge("No."), FailureKind.TOO_LARGE),
        (NetRobots("No."), FailureKind.ROBOTS),
        (NetRedirects("No."), FailureKind.HTTP),
        (NetError("No."), FailureKind.HTTP),
    ],
)
def test_each_error_of_the_net_is_one_kind_of_failure(
    error: ClientDeskError, kind: FailureKind
) -> None:
    failure = failure_of(error)

    assert (failure.kind, failure.message) == (kind, failure_sentence(kind))


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    assert failure_of(NetRobotsUnavailable("No.", retry_after_s=9.0)).retry_after_s == 9.0
    answered = Answered("https://a.example/", 503, "text/html", b"", "", "https://a.example/", 7.0)
    failure = failure_in(answered)

    assert failure is not None
    assert (failure.kind, failure.retry_after_s) == (FailureKind.HTTP, 7.0)


@pytest.mark.parametrize(
    ("status", "content_type", "kind"),
    [
        (200, "text/html", None),
        (200, "", None),
        (404, "text/html", FailureKind.HTTP),
        (200, "application/pdf", FailureKind.NOT_HTML),
    ],
)
def test_an_answer_is_a_page_or_says_why_it_is_none(
    status: int, content_type: str, kind: FailureKind | None
) -> None:
    answered = Answered("https://a.example/", status, content_type, b"", "", "", None)
    failure = failure_in(answered)

    assert (failure and failure.kind) == kind
