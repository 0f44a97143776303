"""How much a client may owe, and whether anything may be issued to it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import conflicts, records
from clientdesk.actions.clients import Saved
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField
from clientdesk.model.activity import ActivityKind
from clientdesk.model.money import LARGEST, is_whole, minor_digits, plain
from clientdesk.model.permissions import Actor, Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

LABELS: Final = {"credit_limit": "Credit limit", "on_hold": "On hold"}
"""What an admin sets, by what a form calls it."""


def set_credit(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    read: Mapping[str, object],
    changes: Mapping[str, object],
    now: datetime,
) -> Saved:
    """Save a credit limit in the billing currency (None for no limit) or a hold.

    Raises InvalidField, and Conflict for what somebody else saved since it was read.
    """
    require(actor, Permission.SET_CREDIT)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        currency = client["currency"] or records.workspace(tx).base_currency
        wanted = {name: _clean(name, value, currency) for name, value in changes.items()}
        edits = conflicts.edits(
            tx,
            _plain(client, currency),
            _plain(read, currency),
            _plain(wanted, currency),
            labels=LABELS,
            subject=Subject(client_id),
        )
        if edits:
            values = {name: wanted.get(name, client[name]) for name in LABELS}
            version = client["version"]
            records.update(
                tx, "update_client_credit", id=client_id, **values, now=now, version=version
            )
            Act.begin(tx, actor, now).note_client(ActivityKind.UPDATED, client, edits)
        return Saved(client_id)

    return database.write(work)


def _plain(values: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """The values, amounts as texts, so that 100 and 100.000 say the same."""
    limit = values.get("credit_limit")
    if not isinstance(limit, Decimal):
        return dict(values)
    return {**values, "credit_limit": plain(limit, currency)}


def _clean(name: str, value: object, currency: str) -> object:
    if name == "on_hold" and isinstance(value, bool):
        return value
    if name == "credit_limit" and (value is None or isinstance(value, Decimal)):
        return value if value is None else _limit(value, currency)
    if name not in LABELS:
        raise InvalidField(name, f"A client's credit has no setting “{name}”.")
    kind = "on or off" if name == "on_hold" else "an amount such as 5000, or empty for no limit"
    raise InvalidField(name, f"{LABELS[name]} must be {kind}.")


def _limit(amount: Decimal, currency: str) -> Decimal:
    if not amount.is_finite() or not 0 <= amount <= LARGEST:
        raise InvalidField("credit_limit", f"Credit limit must be from 0 to {LARGEST:,}.")
    if not is_whole(amount, currency):
        digits = minor_digits(currency) or "no"
        raise InvalidField(
            "credit_limit", f"Credit limit can have {digits} decimals in {currency}."
        )
    return amount
