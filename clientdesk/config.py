"""Settings from the environment and .env, each with a default."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from clientdesk.errors import ConfigError

ROOT: Final = Path(__file__).resolve().parent.parent
"""The project's folder: pages, data and configuration are found from here."""

DATA: Final = ROOT / "data"


class Settings(BaseSettings):
    """What a deployment may set; every name is prefixed CLIENTDESK_."""

    model_config = SettingsConfigDict(
        env_prefix="CLIENTDESK_", env_file=ROOT / ".env", extra="ignore", frozen=True
    )

    database: str = str(DATA / "clientdesk.duckdb")
    """The DuckDB file; it need not exist."""

    backups: Path | None = None
    """Where backups go; by default the folder backups beside the database."""


@cache
def settings() -> Settings:
    """The process's settings, read once; raises ConfigError naming what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "CLIENTDESK_" + "_".join(str(part) for part in wrong["loc"]).upper()
        raise ConfigError(f"The setting {name} cannot be used: {wrong['msg']}.") from error
