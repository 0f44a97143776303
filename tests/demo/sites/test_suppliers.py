from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clientdesk.demo.sites.suppliers import Way

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm


def test_invoices_come_in_by_one_way_with_what_belongs_to_it(known: list[Firm]) -> None:
    for firm in known:
        asked = firm.supplying
        if asked:
            assert (asked.mail is not None) == (asked.way is Way.MAIL)
            assert bool(asked.formats) == (asked.way is Way.MAIL)
            assert (asked.portal is not None) == (asked.way is Way.PORTAL)
            assert asked.way is not Way.PEPPOL or asked.peppol


def test_every_way_and_rule_is_found_and_some_say_nothing(known: list[Firm]) -> None:
    asked = [firm.supplying for firm in known if firm.supplying]

    assert 0.2 < 1 - len(asked) / len(known) < 0.33
    assert set(Counter(each.way for each in asked)) == set(Way)
    assert {each.needs_order for each in asked} == {True, False, None}
    assert {each.is_person for each in asked if each.who} == {True, False}


def test_nobody_refuses_paper_who_asks_for_it(known: list[Firm]) -> None:
    asked = [firm.supplying for firm in known if firm.supplying]

    assert any("paper" in each.formats for each in asked)
    assert not any("paper" in each.formats and each.refuses_paper for each in asked)


def test_the_mailbox_for_suppliers_is_never_the_one_for_customers(known: list[Firm]) -> None:
    both = [each for each in known if each.own_mail and each.supplying and each.supplying.mail]

    assert both
    assert all(each.own_mail != each.supplying.mail for each in both if each.supplying)
