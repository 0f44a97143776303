"""Settings from the environment and .env, each with a default."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from clientdesk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
"""The project's folder: pages, data and configuration are found from here."""

DATA: Final = ROOT / "data"

APP: Final = "http://127.0.0.1:8501"
"""Where the app opens unless it was told otherwise."""

OWN: Final = "clientdesk.duckdb"
"""One's own workspace, in the data folder or beside a demo that stands elsewhere."""

DEMO: Final = "demo.duckdb"
"""The demo workspace that the first start makes."""

SITES: Final = "sites"
"""The folder beside a demo in which the websites of its clients stand."""

_OWN_BESIDE: Final = "workspace.duckdb"
"""One's own workspace where a demo already has the first name."""


TOO_WEAK: Final = "a secret has at least 32 bytes, of at least 8 different ones"


_PLACEHOLDER: Final = re.compile(r"\W*(change|replace|your|example|default|secret|password)", re.I)
_NOT_YOURS: Final = "that is a placeholder; make a secret of your own at random"


_TOKEN: Final = re.compile(r"[!-~]{16,}")
_TOO_SHORT: Final = "a token has at least 16 letters, digits or signs, and no spaces"


_KEY: Final = re.compile(r"[!-~]{1,500}")
_NO_KEY: Final = "a key has letters, digits and signs, and no spaces"


_NO_FILE: Final = "it names a file by its path; nothing else is a database here"
_CONNECTION: Final = re.compile(r"[a-z][a-z0-9+.-]+:|.*\b(password|pwd)\s*=", re.I | re.S)
"""What begins like an address or holds a password, which no sentence must repeat."""

_ADDRESS: Final = re.compile(
    r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?(/[a-z0-9._~/-]*)?", re.IGNORECASE
)
_NO_ADDRESS: Final = "an address looks like https://desk.example, without a name, ? or #"


_HOST: Final = re.compile(r"([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)
_NO_HOSTS: Final = "hosts look like desk.example, 10.0.0.5:8501; names alone, parted by commas"


def is_weak(secret: bytes) -> bool:
    """Whether a secret is too short or too simple to keep anything with."""
    return len(secret) < 32 or len(set(secret)) < 8


class Settings(BaseSettings):
    """What a deployment may set; every name is prefixed CLIENTDESK_."""

    model_config = SettingsConfigDict(
        env_prefix="CLIENTDESK_",
        env_file=ROOT / ".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database: str = str(DATA / OWN)
    """The DuckDB file; it need not exist."""

    backups: Path | None = None
    """Where backups go; by default the folder backups beside the database."""

    rates_url: str = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
    """Where the European Central Bank's reference rates are fetched from."""

    auth: Literal["local", "oidc"] = "local"
    """Who may open the pages: whoever sits at this machine, or members by an OpenID provider."""

    hosts: str = ""
    """The names under which this server answers, parted by commas; only members' sign-in asks."""

    oidc_issuer: str | None = None
    """The OpenID provider's address, or that of its openid-configuration."""

    oidc_client_id: str | None = None
    """What the provider calls this server."""

    oidc_client_secret: SecretStr | None = None
    """What this server shows to the provider."""

    session_hours: int = Field(default=12, ge=1, le=720)
    """How long a sign-in lasts."""

    keep_invoices_years: int = Field(default=10, ge=0, le=50)
    """For how many years after the one of its issue an invoice keeps its recipient when erased."""

    secret: SecretStr | None = None
    """What portal links are encrypted with; by default the file secret.key beside the database."""

    trigger_token: SecretStr | None = None
    """What a program shows that asks the running app to do something; unset, none may."""

    sites: Path | None = None
    """A folder of sites that answers for hosts ending in .example, instead of the network."""

    public_url: str | None = None
    """Where clients reach this server; copied portal links begin with it."""

    companies_house_key: SecretStr | None = None
    """The key of the register of the United Kingdom, which gives one away for free."""

    model_url: str | None = None
    """Where a language model answers as OpenAI's does, such as http://127.0.0.1:11434/v1."""

    model_name: str | None = None
    """Which model is asked there."""

    model_key: SecretStr | None = None
    """What is shown to the model's server; many a server of one's own needs none."""

    @field_validator("database")
    @classmethod
    def _is_a_path(cls, database: str) -> str:
        if _CONNECTION.match(database):
            raise PydanticCustomError("no_file", _NO_FILE)
        return database

    @field_validator("public_url", "model_url", "oidc_issuer")
    @classmethod
    def _is_an_address(cls, address: str | None) -> str | None:
        if address is not None and not _ADDRESS.fullmatch(address.strip()):
            raise PydanticCustomError("no_address", _NO_ADDRESS)
        return address and address.strip().rstrip("/")

    @field_validator("secret")
    @classmethod
    def _is_strong(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and is_weak(secret.get_secret_value().strip().encode()):
            raise PydanticCustomError("weak_secret", TOO_WEAK)
        if secret is not None and _PLACEHOLDER.match(secret.get_secret_value()):
            raise PydanticCustomError("placeholder", _NOT_YOURS)
        return secret

    @field_validator("hosts")
    @classmethod
    def _are_hosts(cls, hosts: str) -> str:
        names = [name.strip().lower() for name in hosts.split(",")] if hosts.strip() else []
        if not all(_HOST.fullmatch(name) for name in names):
            raise PydanticCustomError("no_hosts", _NO_HOSTS)
        return ",".join(names)

    @field_validator("companies_house_key", "model_key", "oidc_client_secret")
    @classmethod
    def _is_a_key(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and not _KEY.fullmatch(key.get_secret_value()):
            raise PydanticCustomError("no_key", _NO_KEY)
        return key

    @field_validator("trigger_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise PydanticCustomError("weak_token", _TOO_SHORT)
        return token


class _Mode(BaseSettings):
    """The setting that decides who may reach this server, read alone."""

    model_config = Settings.model_config

    auth: str = "local"


@cache
def settings() -> Settings:
    """The process's settings, read once; raises ConfigError naming what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "CLIENTDESK_" + "_".join(str(part) for part in wrong["loc"]).upper()
        raise ConfigError(f"The setting {name} cannot be used: {wrong['msg']}.") from error


def is_local() -> bool:
    """Whether local sign-in is set, also when another setting is wrong."""
    return _Mode().auth.strip().lower() == "local"


def current_database() -> str:
    """The database that this process works on.

    The one that `choose_database` named last; else CLIENTDESK_DATABASE; else one's own workspace
    in the data folder, or the demo beside it, whichever exists first.
    """
    if _chosen:
        return _chosen[-1]
    if "database" in settings().model_fields_set:
        return settings().database
    candidates = [DATA / name for name in (_OWN_BESIDE, OWN, DEMO)]
    return str(next((path for path in candidates if path.exists()), DATA / OWN))


def choose_database(path: Path | None) -> None:
    """Let this process work on another database until it ends; None lets the files decide again."""
    _chosen[:] = [str(path)] if path else []


@contextmanager
def chosen_database(path: Path | None) -> Iterator[None]:
    """Let this process work on another database meanwhile; None changes nothing."""
    before = list(_chosen)
    if path is not None:
        choose_database(path)
    try:
        yield
    finally:
        _chosen[:] = before


def own_database(demo: Path) -> Path:
    """Where one's own workspace belongs beside a demo; it need not exist."""
    taken = demo.name == OWN
    return demo.with_name(_OWN_BESIDE if taken else OWN)


def demo_database(own: Path) -> Path | None:
    """The demo beside one's own workspace, if there is one."""
    names = (OWN, DEMO) if own.name == _OWN_BESIDE else (DEMO,)
    named = settings().model_fields_set & {"database"}
    places = [Path(settings().database)] if named else []
    places += [own.with_name(name) for name in names]
    return next((path for path in places if path != own and path.exists()), None)


_chosen: Final[list[str]] = []
