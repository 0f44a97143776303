from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from clientdesk.errors import NetError, NetUnreachable
from clientdesk.net import configured
from tests.net.servers import answer, says, serving

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from tests.net.servers import Script


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1 that nobody else signed, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    encoding = serialization.Encoding.PEM
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(key.private_bytes(encoding, form, plain) + made.public_bytes(encoding))
    return path


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the client trust the certificate."""
    context = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: context)


def encrypted(certificate: Path, script: Script) -> Script:
    """The script behind TLS; the greeting is read by TLS, so the request comes after it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def wrapped(connection: socket.socket, _asked: bytes) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            script(secure, secure.recv(65_536))

    return wrapped


def get(url: str) -> configured.Answer:
    return configured.get(url.replace("http:", "https:"), limit_bytes=1000, deadline_s=5)


@pytest.mark.usefixtures("trusted")
def test_an_encrypted_answer_is_read(certificate: Path) -> None:
    with serving(encrypted(certificate, says(answer(b"rates"))), reads=False) as server:
        assert get(server.url).body == b"rates"


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with (
        serving(encrypted(certificate, says(answer(b"rates"))), reads=False) as server,
        pytest.raises(NetUnreachable, match="no certificate that can be trusted"),
    ):
        get(server.url)


@pytest.mark.usefixtures("trusted")
def test_nobody_is_sent_from_https_to_http(certificate: Path) -> None:
    with serving(says(answer(b"plain"))) as plain:
        moved = answer(status="302 Found", headers=f"Location: {plain.url}\r\n")
        with (
            serving(encrypted(certificate, says(moved)), reads=False) as server,
            pytest.raises(NetError, match="from https to http"),
        ):
            get(server.url)

    assert plain.asked == []
