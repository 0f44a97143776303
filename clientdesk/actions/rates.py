"""Exchange rates: renewed whole from the European Central Bank's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.actions import records
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.store.rates import fetched_path, keep_fetched, known_rates, replace_rates
from clientdesk.store.rates_file import read_rates, refuse_worse

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class RatesUpdate:
    """What a file of rates brought."""

    currencies: int
    newest: date
    added: int


def update_rates(database: Database, actor: Actor, content: bytes, today: date) -> RatesUpdate:
    """Take over a file of rates and keep it for new workspaces; all of it or nothing.

    Raises InvalidInput for a file that is damaged, implausible or older than what is known.
    """
    require(actor, Permission.CHANGE_SETTINGS)
    fetched = fetched_path(database.path)
    file = read_rates(content)
    refuse_worse(file, known_rates(fetched), today)

    def work(tx: Transaction) -> int:
        added = replace_rates(tx, records.workspace(tx).base_currency, file)
        keep_fetched(fetched, content)
        return added

    return RatesUpdate(file.currencies, file.newest, database.write(work))
