"""Every action against every role: an action without a row here fails."""

from __future__ import annotations

import inspect
import pkgutil
import re
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import pytest

import clientdesk.actions
from clientdesk.actions import (
    api_tokens,
    bulk,
    bulk_plan,
    clients,
    contacts,
    credit,
    enrichment,
    enrichment_runs,
    enrichment_settings,
    erasing,
    exports,
    facts,
    import_invoices,
    import_payments,
    import_sources,
    imports,
    invoices,
    members,
    merging,
    not_duplicates,
    payments,
    portal,
    proposals,
    quality,
    rates,
    records,
    sessions,
    undoing,
    workspace,
)
from clientdesk.errors import NotAllowed, Refused
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.tables import open_table
from clientdesk.model.bulk import Bulk, BulkKind
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.ids import new_id
from clientdesk.model.member import MemberDraft
from clientdesk.model.merging import Merge
from clientdesk.model.permissions import PERMISSIONS, Actor, Permission
from clientdesk.model.quality import Finding
from clientdesk.model.words import Role
from clientdesk.queries.enrichment import enrichment_settings as settings_of
from tests.actions import invoicing
from tests.store.rates_files import continued, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.model.contact import Contact
    from tests.actions.conftest import World

CSV: Final = b"Name,Email\nNew Ltd,new@ltd.example\n"


def _contact(w: World, client_id: UUID) -> Contact:
    contacts.add(w.database, w.owner, client_id, ContactDraft("Bo"), w.now)
    return contacts.of_client(w.database, client_id)[0]


def _edit_client(w: World, a: Actor) -> object:
    client_id = w.new_client()
    changes = {"notes": "new"}
    return clients.edit(w.database, a, client_id, read={}, changes=changes, now=w.now)


def _delete(w: World, a: Actor) -> object:
    client_id = w.new_client()
    return clients.delete(
        w.database, a, client_id, typed_name="Acme", keep_invoices=False, now=w.now
    )


def _erase(w: World, a: Actor) -> object:
    client_id, since = w.new_client(), date(2016, 1, 1)
    return erasing.erase_client(
        w.database, a, client_id, typed_name="Acme", kept_from=since, now=w.now
    )


def _plan(w: World, a: Actor) -> bulk_plan.Plan:
    return bulk_plan.plan(w.database, a, Bulk(BulkKind.ARCHIVE), [w.new_client()])


def _merge(w: World, a: Actor) -> object:
    survivor, absorbed = w.new_client(), w.new_client()
    asked = Merge(survivor, [absorbed], {}, {survivor: 1, absorbed: 1})
    return merging.merge(w.database, a, asked, w.now, w.today)


def _undo(w: World, a: Actor) -> object:
    act_id = bulk.run(w.database, w.owner, _plan(w, w.owner), w.now).act_id
    assert act_id is not None
    return undoing.undo(w.database, a, act_id, w.now, w.today)


def _set_portal(w: World, a: Actor) -> object:
    return clients.set_portal(w.database, a, w.new_client(), enabled=True, now=w.now)


def _assign(w: World, a: Actor) -> object:
    return clients.assign_owner(w.database, a, w.new_client(), member_id=a.id, now=w.now)


def _edit_contact(w: World, a: Actor) -> object:
    contact = _contact(w, w.new_client())
    return contacts.edit(w.database, a, contact, changes={"title": "CFO"}, now=w.now)


def _edit_member(w: World, a: Actor) -> object:
    member_id = w.new_member()
    row = w.database.row("member_to_change", id=member_id) or {}
    name = {"name": f"Renamed {member_id}"}
    return members.edit(w.database, a, member_id, read=row, changes=name, now=w.now)


def _enable(w: World, a: Actor) -> object:
    member_id = w.new_member()
    members.disable(w.database, w.owner, member_id, now=w.now)
    return members.enable(w.database, a, member_id, w.now)


def _edit_workspace(w: World, a: Actor) -> object:
    read = w.database.write(records.workspace)
    terms = {"payment_terms_days": read.payment_terms_days + 1}
    return workspace.edit_workspace(w.database, a, read, terms, w.now)


def _ignore(w: World, a: Actor) -> object:
    return quality.ignore(
        w.database, a, w.new_client(), Finding.MISSING_EMAIL, "Writes letters", w.now
    )


def _ignored(w: World) -> UUID:
    client_id = w.new_client()
    quality.ignore(w.database, w.owner, client_id, Finding.MISSING_EMAIL, "Writes letters", w.now)
    return client_id


def _set_credit(w: World, a: Actor) -> object:
    read, changes = {"on_hold": False}, {"on_hold": True}
    return credit.set_credit(w.database, a, w.new_client(), read=read, changes=changes, now=w.now)


def _invoice_step(step: str, w: World, a: Actor) -> object:
    """Take a step with an invoice that is ready for it."""
    ahead: dict[str, Any] = {"issue_date": date(2026, 12, 1), "due_date": None}
    if step == "unschedule":
        made = invoicing.scheduled(w)
    elif step in {"mark_sent", "cancel", "refund"}:
        made = invoicing.issued(w)
    else:
        made = invoicing.created(w, **(ahead if step == "schedule" else {}))
    if step == "refund":
        invoicing.pay(w, made.id)
    version = invoicing.read(w, made.id).version
    if step == "edit":
        return invoices.edit(w.database, a, made.id, invoicing.draft(w), version=version, now=w.now)
    take = getattr(invoices, step)
    return take(w.database, a, made.id, version=version, now=w.now)


def _void(w: World, a: Actor) -> object:
    paid = invoicing.pay(w, invoicing.issued(w).id)
    payments.void(w.database, a, paid, w.now)
    return None


def _edit_enrichment(w: World, a: Actor) -> object:
    read = settings_of(w.database)
    limit = {"daily_limit": read.daily_limit + 1}
    return enrichment_settings.edit_enrichment(w.database, a, read, limit, w.now)


INVOICE_STEPS: Final = (
    *("edit", "delete_draft", "schedule", "unschedule", "issue", "mark_sent", "cancel", "refund"),
)


def _remember(w: World, a: Actor) -> object:
    import_sources.remember(w.database, a, "clients", "x", {"name": "Firm"}, w.now)
    return None


def _import(w: World, a: Actor) -> object:
    table = open_table(CSV, "list.csv")
    review = imports.review(w.database, table, match_columns(table))
    return imports.commit(w.database, a, review, Decisions(), w.now, w.today)


def _import_invoices(w: World, a: Actor) -> object:
    text = b"Number,Client,Date,Amount\nX-1,Nobody,2026-01-02,10.00\n"
    review = import_invoices.review(w.database, text, "invoices.csv")
    return import_invoices.commit(w.database, a, review, w.now)


def _import_payments(w: World, a: Actor) -> object:
    text = b"Invoice Number,Date,Amount\nX-1,2026-01-02,10.00\n"
    review = import_payments.review(w.database, text, "payments.csv", w.today)
    return import_payments.commit(w.database, a, review, w.now)


def _transfer(w: World, a: Actor) -> object:
    # To themselves: the permission is what is asked here, and the workspace keeps its owner.
    with pytest.raises(Refused):
        members.transfer_ownership(w.database, a, a.id, w.now)
    return None


def _make_token(w: World, a: Actor) -> UUID:
    return api_tokens.create(w.database, a, f"Token {new_id().hex}", days=None, now=w.now).id


ACTIONS: Final[dict[str, tuple[Permission, Callable[[World, Actor], object]]]] = {
    "clients.create": (
        Permission.WORK_CLIENTS,
        lambda w, a: clients.create(w.database, a, ClientDraft("A"), w.now, w.today),
    ),
    "clients.edit": (Permission.WORK_CLIENTS, _edit_client),
    "clients.archive": (
        Permission.WORK_CLIENTS,
        lambda w, a: clients.archive(w.database, a, w.new_client(), w.now),
    ),
    "clients.unarchive": (
        Permission.WORK_CLIENTS,
        lambda w, a: clients.unarchive(w.database, a, w.new_client(), w.now),
    ),
    "clients.set_portal": (Permission.TOGGLE_PORTAL, _set_portal),
    "clients.assign_owner": (Permission.ASSIGN_OWNER, _assign),
    "clients.take_over": (
        Permission.TAKE_OWNERSHIP,
        lambda w, a: clients.take_over(w.database, a, w.new_client(), w.now),
    ),
    "clients.delete": (Permission.DELETE_CLIENTS, _delete),
    "contacts.add": (
        Permission.WORK_CONTACTS,
        lambda w, a: contacts.add(w.database, a, w.new_client(), ContactDraft("Bo"), w.now),
    ),
    "contacts.edit": (Permission.WORK_CONTACTS, _edit_contact),
    "contacts.remove": (
        Permission.WORK_CONTACTS,
        lambda w, a: contacts.remove(w.database, a, _contact(w, w.new_client()), w.now),
    ),
    "credit.set_credit": (Permission.SET_CREDIT, _set_credit),
    "invoices.create": (
        Permission.WORK_INVOICES,
        lambda w, a: invoices.create(w.database, a, invoicing.draft(w), w.now),
    ),
    **{
        f"invoices.{step}": (Permission.WORK_INVOICES, partial(_invoice_step, step))
        for step in INVOICE_STEPS
    },
    "payments.record": (
        Permission.WORK_INVOICES,
        lambda w, a: invoicing.pay(w, invoicing.issued(w).id, actor=a),
    ),
    "payments.void": (Permission.WORK_INVOICES, _void),
    "portal.link": (
        Permission.TOGGLE_PORTAL,
        lambda w, a: portal.link(w.database, a, w.new_client(), w.now),
    ),
    "portal.regenerate": (
        Permission.REGENERATE_LINKS,
        lambda w, a: portal.regenerate(w.database, a, w.new_client(), w.now),
    ),
    "enrichment.request": (
        Permission.ENRICH,
        lambda w, a: enrichment.request(w.database, a, [w.new_client()], w.now),
    ),
    "enrichment.retry_failed": (
        Permission.ENRICH,
        lambda w, a: enrichment.retry_failed(w.database, a, w.now),
    ),
    "enrichment.cancel": (
        Permission.ENRICH,
        lambda w, a: enrichment.cancel(w.database, a, [w.new_client()], w.now),
    ),
    "enrichment_runs.start_run": (
        Permission.ENRICH,
        lambda w, a: enrichment_runs.start_run(w.database, a, RunSource.PAGE, w.now),
    ),
    "enrichment_runs.request_due": (
        Permission.ENRICH,
        lambda w, a: enrichment_runs.request_due(w.database, a, w.now),
    ),
    "facts.edit_facts": (
        Permission.WORK_CLIENTS,
        lambda w, a: facts.edit_facts(
            w.database, a, w.new_client(), read={}, changes={"industry": "Legal"}, now=w.now
        ),
    ),
    "facts.release_facts": (
        Permission.WORK_CLIENTS,
        lambda w, a: facts.release_facts(
            w.database, a, w.new_client(), facts=[ClientFact.INDUSTRY], now=w.now
        ),
    ),
    "proposals.accept": (
        Permission.WORK_CLIENTS,
        lambda w, a: proposals.accept(w.database, a, w.new_client(), seen={}, now=w.now),
    ),
    "proposals.dismiss": (
        Permission.WORK_CLIENTS,
        lambda w, a: proposals.dismiss(w.database, a, w.new_client(), seen={}, now=w.now),
    ),
    "enrichment_settings.edit_enrichment": (Permission.CHANGE_SETTINGS, _edit_enrichment),
    "import_sources.remember": (Permission.COMMIT_IMPORTS, _remember),
    "imports.commit": (Permission.COMMIT_IMPORTS, _import),
    "import_invoices.commit": (Permission.COMMIT_IMPORTS, _import_invoices),
    "import_payments.commit": (Permission.COMMIT_IMPORTS, _import_payments),
    "rates.update_rates": (
        Permission.CHANGE_SETTINGS,
        lambda w, a: rates.update_rates(w.database, a, zipped(continued(USD="1.12")), w.today),
    ),
    "members.add": (
        Permission.MANAGE_MEMBERS,
        lambda w, a: members.add(
            w.database, a, MemberDraft(f"Added by {a.role}", f"by.{a.role}@desk.example"), w.now
        ),
    ),
    "members.edit": (Permission.MANAGE_MEMBERS, _edit_member),
    "members.set_role": (
        Permission.MANAGE_MEMBERS,
        lambda w, a: members.set_role(w.database, a, w.new_member(), role=Role.VIEWER, now=w.now),
    ),
    "members.disable": (
        Permission.MANAGE_MEMBERS,
        lambda w, a: members.disable(w.database, a, w.new_member(), now=w.now),
    ),
    "members.enable": (Permission.MANAGE_MEMBERS, _enable),
    "members.remove": (
        Permission.MANAGE_MEMBERS,
        lambda w, a: members.remove(w.database, a, w.new_member(), hand_over_to=None, now=w.now),
    ),
    "members.transfer_ownership": (Permission.TRANSFER_OWNERSHIP, _transfer),
    "sessions.sign_out_everywhere": (
        Permission.MANAGE_MEMBERS,
        lambda w, a: sessions.sign_out_everywhere(w.database, a, w.new_member(), w.now),
    ),
    "api_tokens.create": (Permission.MANAGE_TOKENS, _make_token),
    "api_tokens.revoke": (
        Permission.MANAGE_TOKENS,
        lambda w, a: api_tokens.revoke(w.database, a, _make_token(w, w.owner), w.now),
    ),
    "exports.note_workspace": (
        Permission.EXPORT_WORKSPACE,
        lambda w, a: exports.note_workspace(w.database, a, {"clients": 1}, kind="csv", now=w.now),
    ),
    "bulk.run": (
        Permission.WORK_CLIENTS,
        lambda w, a: bulk.run(w.database, a, _plan(w, w.owner), w.now),
    ),
    "bulk_plan.plan": (Permission.WORK_CLIENTS, _plan),
    "erasing.erase_client": (Permission.DELETE_CLIENTS, _erase),
    "erasing.erase_contact": (
        Permission.DELETE_CLIENTS,
        lambda w, a: erasing.erase_contact(w.database, a, _contact(w, w.new_client()), w.now),
    ),
    "erasing.drop_backups": (
        Permission.BACK_UP,
        lambda w, a: erasing.drop_backups(w.database, a, w.now),
    ),
    "merging.merge": (Permission.MERGE_CLIENTS, _merge),
    "not_duplicates.say": (
        Permission.MERGE_CLIENTS,
        lambda w, a: not_duplicates.say(w.database, a, [w.new_client(), w.new_client()], w.now),
    ),
    "not_duplicates.take_back": (
        Permission.MERGE_CLIENTS,
        lambda w, a: not_duplicates.take_back(w.database, a, []),
    ),
    "undoing.undo": (Permission.COMMIT_IMPORTS, _undo),
    "quality.ignore": (Permission.WORK_CLIENTS, _ignore),
    "quality.heed": (
        Permission.WORK_CLIENTS,
        lambda w, a: quality.heed(w.database, a, _ignored(w), Finding.MISSING_EMAIL, w.now),
    ),
    "workspace.edit_workspace": (Permission.CHANGE_SETTINGS, _edit_workspace),
}

BY_ROLE: Final = {
    Role.VIEWER: set[str](),
    Role.SUPPORT: {
        "bulk.run",
        "bulk_plan.plan",
        "clients.create",
        "clients.edit",
        "clients.archive",
        "clients.unarchive",
        "clients.set_portal",
        "clients.take_over",
        "contacts.add",
        "contacts.edit",
        "contacts.remove",
        "invoices.create",
        *(f"invoices.{step}" for step in INVOICE_STEPS),
        "payments.record",
        "payments.void",
        "portal.link",
        "enrichment.request",
        "enrichment.retry_failed",
        "enrichment.cancel",
        "enrichment_runs.start_run",
        "enrichment_runs.request_due",
        "facts.edit_facts",
        "facts.release_facts",
        "proposals.accept",
        "proposals.dismiss",
        "quality.ignore",
        "quality.heed",
    },
    Role.ADMIN: set(ACTIONS) - {"members.transfer_ownership"},
    Role.OWNER: set(ACTIONS),
}
"""The roles of the design, action by action, told apart from the table of permissions."""


FUNCTIONS: Final = {
    f"{module.name}.{name}": function
    for module in pkgutil.iter_modules(clientdesk.actions.__path__)
    for name, function in inspect.getmembers(
        import_module(f"clientdesk.actions.{module.name}"), inspect.isfunction
    )
    if not name.startswith("_") and function.__module__ == f"clientdesk.actions.{module.name}"
}
"""Every public function of the actions."""

EVERYBODYS: Final = {
    "exports.note_list": "reading is everybody's, and so is taking away what was read",
    "exports.note_record": "the same of one client",
    "list_choices.choose_columns": "what the actor sees of the list",
    "list_choices.choose_default": "what the actor's list opens with",
    "list_choices.look": "what the actor has seen",
    "saved_views.save": "a view of the actor's; sharing it asks for the permission",
    "saved_views.duplicate": "a private copy",
    "saved_views.rename": "asked of the view: whose it is",
    "saved_views.update": "asked of the view: whose it is",
    "saved_views.share": "asked of the view: whose it is; sharing asks for the permission",
    "saved_views.delete": "asked of the view: whose it is",
}
"""What every member may do with what is theirs; tests/actions/test_saved_views.py says the rest."""

BY_ITSELF: Final = {
    "api_tokens.note_use": "the door of the API, once it knows who asks",
    "erasing.erase_again": "the start of the server, after a restored backup",
    "enrichment_runs.start_scheduled": "the schedule that an administrator set",
    "enrichment_work.claim": "the worker",
    "enrichment_work.release_all": "the worker",
    "enrichment_work.beat_all": "the worker",
    "enrichment_work.finish": "the worker",
    "enrichment_work.give_back": "the worker",
    "first_owner.name_owner": "whoever has the server's shell, once",
    "sessions.note_sign_in": "the page, once it knows who signed in",
    "workspace.create_workspace": "whoever begins: nobody is a member yet",
}
"""What writes in nobody's name, and who calls it; no page does but for the first workspace."""


def _takes_an_actor(function: Callable[..., object]) -> bool:
    return "actor" in inspect.signature(function).parameters


def test_every_action_that_takes_an_actor_has_a_row() -> None:
    assert {name for name, function in FUNCTIONS.items() if _takes_an_actor(function)} == {
        *ACTIONS,
        *EVERYBODYS,
    }


def test_whatever_opens_a_write_takes_an_actor_or_is_nobodys() -> None:
    opens = {
        name
        for name, function in FUNCTIONS.items()
        if re.search(r"\.(write|transaction)\(", inspect.getsource(function))
    }
    assert {name for name in opens if not _takes_an_actor(FUNCTIONS[name])} == set(BY_ITSELF)


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_asks_for_the_permission_before_it_looks_at_anything(action: str) -> None:
    function = FUNCTIONS[action]
    given: dict[str, Any] = dict.fromkeys(inspect.signature(function).parameters)
    with pytest.raises(NotAllowed):
        function(**given | {"actor": Actor(new_id(), "Rea Doe", Role.VIEWER)})


def test_the_table_of_permissions_gives_each_role_the_actions_of_the_design() -> None:
    for role, actions in BY_ROLE.items():
        permitted = {name for name, (need, _) in ACTIONS.items() if need in PERMISSIONS[role]}
        assert permitted == actions


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", list(Role))
def test_an_action_is_done_for_whom_it_is_permitted_and_leaves_no_trace_else(
    world: World, role: Role, action: str
) -> None:
    _, act = ACTIONS[action]
    actor = world.actor(role)
    if action in BY_ROLE[role]:
        act(world, actor)
        return
    written = len(world.rows("select id from activities where actor_id = ?", actor.id))
    with pytest.raises(NotAllowed):
        act(world, actor)
    assert len(world.rows("select id from activities where actor_id = ?", actor.id)) == written
