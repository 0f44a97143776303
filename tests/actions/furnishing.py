"""Clients with whatever clients can have, and a hash over every table of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from hypothesis import strategies as st

from clientdesk.actions import clients, contacts, portal
from clientdesk.model.contact import ContactDraft
from clientdesk.model.ids import new_id
from clientdesk.model.words import ContactGroup
from clientdesk.portal.views import count_view
from clientdesk.store.figures import refresh_figures
from tests.actions.invoicing import issued, pay, take
from tests.actions.worlds import NOW, World

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.store.transaction import Transaction

HISTORY = frozenset(
    {"activities", "acts", "act_rows", "changes", "sums_day", "portfolio_sums", "settled_sums"}
)
"""What only grows, or adds up: the checks look at the sums."""

GROUPS = st.sampled_from([ContactGroup.BILLING, ContactGroup.COLLECTIONS])


def contact(world: World, client_id: UUID, email: str | None, **more: Any) -> UUID:  # noqa: ANN401
    draft = ContactDraft(f"Ann {email}", email, **more)
    return contacts.add(world.database, world.owner, client_id, draft, NOW)


def hashes(world: World) -> dict[str, tuple[int, int | None]]:
    """The rows of every table and a hash over all their values, but for history and counters."""
    found = {}
    for table in world.database.frame("tables", database=None)["name"]:
        if table in HISTORY:
            continue
        columns = {row["column_name"] for row in world.rows(f"describe {table}")}
        left = ", ".join({"version", "touched", "counter"} & columns)
        what = f"* exclude ({left})" if left else "*"
        rows = f"(select {what} from {table}) t"  # noqa: S608 - of the catalogue
        [row] = world.rows(f"select count(*) as n, sum(hash(t)::hugeint) as h from {rows}")  # noqa: S608
        found[table] = (row["n"], row["h"])
    return found


def settle(world: World) -> None:
    """Figures as the first reading of a day leaves them: those computed anew are the same."""
    world.database.write(lambda tx: refresh_figures(tx, world.today))


def histories(world: World) -> dict[UUID, UUID | None]:
    """Whose each activity is."""
    rows = world.rows("select id, client_id from activities")
    return {row["id"]: row["client_id"] for row in rows}


def build(world: World, data: st.DataObject) -> list[UUID]:
    """Some clients with whatever clients can have."""
    made = []
    for number in range(data.draw(st.integers(2, 4))):
        texts = {"email": f"office{number}@acme.example", "notes": "Slow"}
        picked = data.draw(st.sets(st.sampled_from([*texts])))
        client_id = world.new_client(f"Acme {number}", **{name: texts[name] for name in picked})
        made.append(client_id)
        wanted = data.draw(st.sets(st.sampled_from([*FURNISH])))
        # In their order: nothing is issued to a client that is archived already.
        for name in (name for name in FURNISH if name in wanted):
            FURNISH[name](world, client_id, data)
    return made


def _invoice(world: World, client_id: UUID, data: st.DataObject) -> None:
    currency = data.draw(st.sampled_from(["GBP", "EUR"]))
    invoice = issued(world, client_id, currency=currency).id
    amount = data.draw(st.sampled_from(["", "30", "100", "150"]))
    if amount:
        pay(world, invoice, amount)
    elif data.draw(st.booleans()):
        take(world, "cancel", invoice)


def _loose_payment(world: World, client_id: UUID, data: st.DataObject) -> None:
    del data
    row = {"amount": "25", "currency": "GBP", "paid_on": world.today, "state": "posted"}
    row |= {"assumed": False, "created_at": NOW, "version": 1}
    payment = pl.DataFrame([row | {"id": str(new_id()), "client_id": str(client_id)}])

    def work(tx: Transaction) -> None:
        tx.insert("payments", payment)
        refresh_figures(tx, world.today, [client_id])

    world.database.write(work)


def _people(world: World, client_id: UUID, data: st.DataObject) -> None:
    for email in data.draw(st.lists(st.sampled_from(["ann@a.example", "bob@a.example", None]))):
        mail = bool(email) and data.draw(st.booleans())
        contact(world, client_id, email, contact_group=data.draw(GROUPS), receives_invoices=mail)


def _link(world: World, client_id: UUID, data: st.DataObject) -> None:
    is_on = data.draw(st.booleans())
    clients.set_portal(world.database, world.owner, client_id, enabled=is_on, now=NOW)
    link = portal.link(world.database, world.owner, client_id, NOW)
    count_view(world.database, link.id, day=world.today, now=NOW)


def _dismissal(world: World, client_id: UUID, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from(["legal", "media"]), unique=True))
    given_up = {"fields": ["industry" for _ in values], "field_values": values}
    world.database.write(
        lambda tx: tx.execute(
            "add_dismissals", client_id=client_id, **given_up, dismissed_by="Ann", now=NOW
        )
    )


def _state(world: World, client_id: UUID, data: st.DataObject) -> None:
    del data
    clients.archive(world.database, world.owner, client_id, NOW)


def _owner(world: World, client_id: UUID, data: st.DataObject) -> None:
    del data
    owner = world.admin.id
    clients.assign_owner(world.database, world.owner, client_id, member_id=owner, now=NOW)


FURNISH: dict[str, Any] = {
    "invoice": _invoice,
    "loose payment": _loose_payment,
    "people": _people,
    "link": _link,
    "dismissal": _dismissal,
    "owner": _owner,
    "state": _state,
}
