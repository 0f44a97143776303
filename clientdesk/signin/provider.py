"""What sign-in by an OpenID provider needs, whole or refused with one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from clientdesk.config import settings
from clientdesk.errors import ConfigError
from clientdesk.secret import secret_key
from clientdesk.signin.hosts import is_named

if TYPE_CHECKING:
    from clientdesk.config import Settings

CALLBACK: Final = "/oauth2callback"
"""Where the provider sends people back to."""

WELL_KNOWN: Final = "/.well-known/openid-configuration"

_NEEDED: Final = {
    "hosts": "the names under which this server is opened, such as desk.example",
    "public_url": "the address at which people open this server, such as https://desk.example",
    "oidc_issuer": "the address of the OpenID provider",
    "oidc_client_id": "what the provider calls this server",
    "oidc_client_secret": "what this server shows to the provider",
}


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID provider, and this server as the provider knows it."""

    public_url: str
    hosts: tuple[str, ...]
    metadata_url: str
    client_id: str
    client_secret: str
    cookie_secret: str

    @property
    def is_https(self) -> bool:
        """Whether browsers reach this server encrypted, so that cookies may insist on it."""
        return self.public_url.startswith("https://")

    def as_secrets(self) -> dict[str, str]:
        """The same in the names that Streamlit's sign-in asks its secrets for."""
        return {
            "redirect_uri": self.public_url + CALLBACK,
            "cookie_secret": self.cookie_secret,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "server_metadata_url": self.metadata_url,
        }


def provider() -> Provider | None:
    """The provider that members sign in with; None with local sign-in; raises ConfigError."""
    given = settings()
    if given.auth == "local":
        return None
    _refuse_missing(given)
    hosts = tuple(given.hosts.split(","))
    public_url, issuer = given.public_url or "", given.oidc_issuer or ""
    _check_public_url(public_url, hosts)
    _check_encrypted("CLIENTDESK_OIDC_ISSUER", issuer)
    secret = given.oidc_client_secret
    return Provider(
        public_url=public_url,
        hosts=hosts,
        metadata_url=issuer if issuer.endswith(WELL_KNOWN) else issuer + WELL_KNOWN,
        client_id=given.oidc_client_id or "",
        client_secret=secret.get_secret_value() if secret else "",
        # Another provider, or another client of it, ends every session of the one before.
        cookie_secret=secret_key(f"sign-in: {issuer} {given.oidc_client_id}").hex(),
    )


def _refuse_missing(given: Settings) -> None:
    for name, meaning in _NEEDED.items():
        if not getattr(given, name):
            raise ConfigError(
                f"The setting CLIENTDESK_{name.upper()} is missing: {meaning}.",
                hint="CLIENTDESK_AUTH=oidc needs it; docs/sign-in.md says more.",
            )


def _check_public_url(address: str, hosts: tuple[str, ...]) -> None:
    parts = urlsplit(address)
    if parts.path:
        raise ConfigError(
            "The setting CLIENTDESK_PUBLIC_URL cannot be used: with CLIENTDESK_AUTH=oidc it has "
            "no path.",
            hint="Give ClientDesk a host of its own.",
        )
    if not is_named(parts.netloc, hosts):
        raise ConfigError(
            f"The setting CLIENTDESK_HOSTS does not name {parts.hostname}, the host of "
            "CLIENTDESK_PUBLIC_URL.",
            hint="Add it, so that people who come back from the provider are let in.",
        )
    _check_encrypted("CLIENTDESK_PUBLIC_URL", address)


def _check_encrypted(name: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" and not _is_this_machine(parts.hostname or ""):
        raise ConfigError(
            f"The setting {name} must begin with https://, for whoever signs in could be "
            "overheard otherwise.",
            hint="Only addresses of this machine may do without.",
        )


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
