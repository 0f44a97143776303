"""Certificates of an authority of our own, right and wrong ones."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from tests.net.servers import Script

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Signed:
    """A certificate, its key, and both in one file."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    path: Path


def signed(folder: Path, name: str, by: Signed | None = None, ends: timedelta = A_DAY) -> Signed:
    """A certificate for a host or an address, signed by another or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 3 * A_DAY)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([_general(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .sign(by.key if by else key, hashes.SHA256())
    )
    path = folder / f"{made.serial_number}.pem"
    encoding = serialization.Encoding.PEM
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(key.private_bytes(encoding, form, plain) + made.public_bytes(encoding))
    return Signed(made, key, path)


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def trusting(authority: Signed) -> ssl.SSLContext:
    """What trusts whom the authority signed."""
    return ssl.create_default_context(cafile=authority.path)


def serves(own: Signed) -> ssl.SSLContext:
    """What a server greets with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own.path)
    return context


def encrypted(context: ssl.SSLContext, script: Script) -> Script:
    """The script behind TLS; the greeting is read by TLS, so the request comes after it."""

    def wrapped(connection: socket.socket, _asked: bytes) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            script(secure, secure.recv(65_536))

    return wrapped
