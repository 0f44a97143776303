from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from clientdesk.errors import NetError, NetUntrusted
from clientdesk.net import configured
from tests.net.certificates import Signed, encrypted, serves, signed, trusting
from tests.net.servers import answer, says, serving

if TYPE_CHECKING:
    from tests.net.servers import Script


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    """A certificate for 127.0.0.1 that nobody else signed."""
    return signed(tmp_path_factory.mktemp("tls"), "127.0.0.1")


@pytest.fixture
def trusted(own: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the client trust the certificate."""
    context = trusting(own)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: context)


def behind(own: Signed, said: bytes) -> Script:
    return encrypted(serves(own), says(said))


def get(url: str) -> configured.Answer:
    return configured.get(url.replace("http:", "https:"), limit_bytes=1000, deadline_s=5)


@pytest.mark.usefixtures("trusted")
def test_an_encrypted_answer_is_read(own: Signed) -> None:
    with serving(behind(own, answer(b"rates")), reads=False) as server:
        assert get(server.url).body == b"rates"


def test_a_certificate_that_nobody_vouches_for_is_refused(own: Signed) -> None:
    with (
        serving(behind(own, answer(b"rates")), reads=False) as server,
        pytest.raises(NetUntrusted, match="no certificate that can be trusted"),
    ):
        get(server.url)


@pytest.mark.usefixtures("trusted")
def test_nobody_is_sent_from_https_to_http(own: Signed) -> None:
    with serving(says(answer(b"plain"))) as plain:
        moved = answer(status="302 Found", headers=f"Location: {plain.url}\r\n")
        with (
            serving(behind(own, moved), reads=False) as server,
            pytest.raises(NetError, match="from https to http"),
        ):
            get(server.url)

    assert plain.asked == []
