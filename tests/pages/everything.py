"""A workspace in which every page has something to act on, and what a page offers to act with."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import (
    api_tokens,
    clients,
    contacts,
    invoices,
    members,
    not_duplicates,
    quality,
    saved_views,
)
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.quality import Finding
from clientdesk.model.saved_view import Shown
from clientdesk.store.backup import backup
from clientdesk.ui import asking
from tests.pages.clients import made
from tests.pages.conftest import THEN
from tests.pages.enriched import ended, entitle, failure, result, waiting
from tests.pages.invoices import add_draft, add_issued, pay
from tests.pages.queues import never_tried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

_NO_WIDGET: Final = {"flex_container", "tab_container", "dialog", "popover", "plotly_chart"}
_IDS: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|[0-9a-f]{24,}|-\d+$")


@dataclass(frozen=True, slots=True)
class View:
    """A page with what its address says, and the dialog that is open on it."""

    page: str
    address: Mapping[str, str]
    dialog: asking.Asked | None = None
    state: Mapping[str, object] = field(default_factory=dict)
    """What else the session keeps that opens something."""


def views(records: Database) -> dict[str, View]:
    """Every page on records that were made for it, by what it shows."""
    owner = local_owner(records)
    entitle(records)
    colleague = MemberDraft("Ines Okafor", "ines@northlight.example")
    ines = Actor(members.add(records, owner, colleague, THEN), colleague.name, colleague.role)
    shared = _shared_view(records, ines)
    acme, held, gone = _enriched(records), made(records, "Held"), made(records, "Gone")
    failing = ended(records, failure(FailureKind.DNS), "Failing")
    quality.ignore(records, owner, held, Finding.MISSING_EMAIL, "Writes letters", THEN)
    never_tried(records, "Due")
    waiting(records, "Waiting")
    clients.archive(records, owner, gone, THEN)
    draft, sent = add_draft(records, acme), add_issued(records, acme)
    paid, ahead = add_issued(records, acme), add_draft(records, held, issued=_ahead())
    pay(records, paid.id, "240.00")
    pay(records, sent.id, "40.00")
    invoices.schedule(records, owner, ahead.id, version=ahead.version, now=THEN)
    api_tokens.create(records, owner, "Cron", days=None, now=THEN)
    backup(records, None, THEN)
    changed = {"view": str(shared), "filter": '{"sort":"created"}'}
    return {
        **_views(acme, gone, [draft.id, ahead.id, sent.id, paid.id]),
        "changed view of a colleague": View("clients", changed, state={"views-menu": True}),
        "save as a view": View("clients", {}, state={"views-dialog-new": True}),
        **_of_quality(failing, held),
        **_of_duplicates(records),
    }


def visit(app: AppTest, view: View) -> AppTest:
    """Open a page as its address and dialog say, which works."""
    app.query_params.clear()
    for name, value in view.address.items():
        app.query_params[name] = value
        if name == "tab":
            app.session_state["tab"] = value
    if view.dialog:
        app.session_state["asked-dialog"] = view.dialog
    for name, kept in view.state.items():
        app.session_state[name] = kept
    app.switch_page(f"pages/{view.page}.py").run()
    assert not app.exception
    return app


def offered(app: AppTest) -> set[str]:
    """The controls that a page draws and that can be used, by their keys without ids."""
    return {_IDS.sub("", name) for node in _nodes(app._tree) for name in _names(node)}


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - AppTest's tree has no public type
    for child in getattr(node, "children", {}).values():
        yield child
        yield from _nodes(child)


def _names(node: Any) -> Iterator[str]:  # noqa: ANN401
    proto: Any = getattr(node, "proto", None)
    name = getattr(proto, "id", "")
    if not name or node.type in _NO_WIDGET or getattr(proto, "disabled", False):
        return
    if node.type == "bidi_component":
        yield from _component(name.split("-", 2)[-1], json.loads(proto.json))
    else:
        yield getattr(node, "key", None) or name.rsplit("-", 1)[-1]


def _component(key: str, data: Any) -> Iterator[str]:  # noqa: ANN401
    """What a component of ours offers: the words of a row's menu, and copying."""
    if isinstance(data, dict):
        if isinstance(data.get("menu"), list):
            yield from (f"{key}:{word}" for word in data["menu"])
        if "word" in data:
            yield f"{key}:{data['word']}"
        for value in data.values():
            yield from _component(key, value)
    elif isinstance(data, list):
        for value in data:
            yield from _component(key, value)


def _shared_view(records: Database, member: Actor) -> UUID:
    shown = Shown(ClientFilter(), ("owner",))
    return saved_views.save(records, member, "Everybody", shown=shown, shared=True, now=THEN)


def _enriched(records: Database) -> UUID:
    owner = local_owner(records)
    found = result(legal_name="Acme Ltd", vat_id="GB371201047", invoice_email="ap@acme.example")
    acme = ended(records, found, "Acme", email="hello@acme.example")
    contacts.add(records, owner, acme, ContactDraft("Bo", "bo@acme.example"), THEN)
    clients.set_portal(records, owner, acme, enabled=True, now=THEN)
    return acme


def _ahead() -> Any:  # noqa: ANN401
    return THEN.date() + timedelta(days=3650)


def _views(acme: UUID, gone: UUID, bills: list[UUID]) -> dict[str, View]:
    lists = ("Due", "Queued", "Failed", "Skipped")
    tabs = ("Workspace", "Members", "API tokens", "Enrichment", "Backups")
    kinds = ("draft", "scheduled", "unpaid", "paid")
    return {
        "clients": View("clients", {}),
        "drawer": View("clients", {}, asking.Asked("client", acme)),
        "drawer of an archived one": View("clients", {}, asking.Asked("client", gone)),
        "new client": View("clients", {}, asking.Asked("new")),
        "delete client": View("clients", {}, asking.Asked("delete", acme)),
        "analytics": View("analytics", {}),
        "import": View("import", {}),
        **{f"enrichment, {name}": View("enrichment", {"show": name}) for name in lists},
        **{f"settings, {name}": View("settings", {"tab": name}) for name in tabs},
        "profile": View("client", {"id": str(acme)}),
        "profile of an archived one": View("client", {"id": str(gone)}),
        **{
            f"invoice, {kind}": View("invoice", {"id": str(bill)})
            for kind, bill in zip(kinds, bills, strict=True)
        },
        "new invoice": View("new_invoice", {"client": str(acme)}),
        "change a draft": View("new_invoice", {"invoice": str(bills[0])}),
        "start": View("start", {}),
    }


def _of_quality(failing: UUID, held: UUID) -> dict[str, View]:
    return {
        "today": View("today", {"who": "team"}),
        "data quality": View("quality", {}),
        "data quality, let stand": View("quality", {"show": "ignored"}),
        "data quality, failing": View(
            "quality", {"show": ""}, state={"mend-asked": (failing, None)}
        ),
        "data quality, held": View("quality", {}, state={"mend-asked": (held, None)}),
    }


def _of_duplicates(records: Database) -> dict[str, View]:
    """A group, two that were told apart, and records side by side."""
    one, other = made(records, "Twin Ltd", email="a@twin.example"), made(records, "TWIN Limited")
    apart = [made(records, "Apart Ltd"), made(records, "Apart Ltd")]
    not_duplicates.say(records, local_owner(records), apart, THEN)
    return {
        "duplicates": View("duplicates", {}),
        "duplicates side by side": View("duplicates", {"clients": f"{one},{other}"}),
    }
