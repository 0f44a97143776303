from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.member import MemberDraft, clean_member
from clientdesk.model.sender import SENDER, sender_hint
from clientdesk.model.words import Role
from clientdesk.model.workspace import clean_setting

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_the_workspace_is_a_demo_with_enrichment_on(ask: Ask) -> None:
    found = ask("select is_demo, enrichment_enabled, base_currency, timezone from workspace")

    assert found == [(True, True, "EUR", "Europe/Berlin")]


def test_the_next_invoice_goes_on_after_the_highest_in_the_same_way(ask: Ask) -> None:
    [found] = ask("select invoice_pattern, rounding, tax_by from workspace")
    [(number,)] = ask("select max(number) from invoices")

    assert found == ("HV-{number:5}", "half_up", "total")
    assert len(number) == len("HV-00001")


def test_there_is_one_owner_and_people_of_every_other_role(ask: Ask) -> None:
    roles: dict[str, int] = dict(ask("select role, count(*) from members group by role"))

    assert roles[Role.OWNER] == 1
    assert set(roles) == set(Role)
    assert 8 <= sum(roles.values()) <= 12


def test_one_member_is_disabled_and_owns_no_client(ask: Ask) -> None:
    found = ask(
        "select m.name, count(c.id) from members m left join clients c on c.owner_id = m.id "
        "where m.status = 'disabled' group by m.name"
    )

    assert found == [("Käthe Behrens", 0)]


def test_members_could_have_been_typed(ask: Ask) -> None:
    for name, email in ask("select name, email from members"):
        kept = clean_member(MemberDraft(name, email), country="DE")

        assert (kept.name, kept.email) == (name, email)


def test_the_firm_says_what_its_documents_need_as_settings_would_keep_it(ask: Ask) -> None:
    [row] = ask("select address, tax_id, email, phone, payment_details from workspace")
    for field, value in zip(SENDER, row, strict=True):
        assert value
        assert clean_setting(field, value, country="DE") == value
        assert sender_hint(field, value, country="DE") == ""
