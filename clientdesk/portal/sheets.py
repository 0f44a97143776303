"""Pages from their sheets: escaped, without script, and with nothing from another address."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from clientdesk.model.pictures import data_uri

if TYPE_CHECKING:
    from clientdesk.portal.account import Account

_SHEETS: Final = Path(__file__).parent / "sheets"


def drawn(sheet: str, account: Account, **values: object) -> str:
    """The page; what every one of them says of the account is added."""
    return (
        _environment()
        .get_template(f"{sheet}.html")
        .render(
            workspace=account.workspace,
            client=account.client,
            logo=data_uri(account.logo) if account.logo else None,
            **values,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_SHEETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
