from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.activity import ActivityKind

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_every_client_was_created_once(ask: Ask) -> None:
    found = ask(
        "select count(*), count(distinct client_id), bool_and(a.at = c.created_at)"
        " from activities a join clients c on c.id = a.client_id where kind = 'created'"
    )

    assert found == [(1000, 1000, True)]


def test_activities_stay_few(ask: Ask) -> None:
    ((count,),) = ask("select count(*) from activities")

    assert 2000 < count < 7000


def test_kinds_are_those_that_actions_note(ask: Ask) -> None:
    kinds = {kind for (kind,) in ask("select distinct kind from activities")}

    assert kinds <= set(ActivityKind)
    assert {"created", "updated", "archived", "owner_changed", "portal_enabled"} <= kinds


def test_the_newest_value_of_a_change_is_what_the_record_holds(ask: Ask) -> None:
    found = ask(
        """
        select count(*) filter (case field
                when 'email' then new <> c.email when 'notes' then new <> notes
                when 'portal' then not portal_enabled when 'status' then archived_at is null
                when 'owner' then new <> m.name else false end),
            count(*) filter (old is not distinct from new and field is not null)
        from activities a join clients c on c.id = a.client_id
        left join members m on m.id = c.owner_id
        """
    )

    assert found == [(0, 0)]


def test_invoices_tell_of_what_happened_to_them(ask: Ask) -> None:
    found = ask(
        """
        select count(*) from activities a join invoices i on i.number = a.new
        where a.field = 'invoice' and (
            i.client_id <> a.client_id or a.at < i.sent_at
            or (a.kind = 'invoice_paid' and i.settled_on <> a.at::date)
            or (a.kind = 'invoice_canceled' and i.canceled_at <> a.at))
        """
    )

    assert found == [(0,)]
