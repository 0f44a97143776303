from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.ui.conditions import conditions
from clientdesk.ui.escape import md
from tests.pages import drawn
from tests.pages.clients import made
from tests.pages.conftest import THEN
from tests.ui.test_conditions import FULL

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def towns(records: Database, app: AppTest) -> AppTest:
    """The directory of two clients in Cork, one in Berlin, and an archived one in Cork."""
    made(records, "Acme", address="1 Quay Street, Cork, Ireland", phone="+353 1 496 0000")
    made(records, "Bravo", address="2 Quay Street, Cork, Ireland")
    made(records, "Charlie", address="Am Werkhof 7, 10115 Berlin, Germany")
    gone = made(records, "Delta", address="3 Quay Street, Cork, Ireland")
    clients.archive(records, local_owner(records), gone, THEN)
    return app.run()


def say(app: AppTest, text: str) -> AppTest:
    return app.text_input(key="filter-search").set_value(text).run()


def asked(app: AppTest) -> dict[str, object]:
    value: dict[str, object] = json.loads(app.query_params.get("filter", "{}"))
    return value


def bar(app: AppTest) -> str | None:
    return app.text_input(key="filter-search").value


def chips(app: AppTest) -> list[str]:
    keys = [button.key for button in app.button if button.key and button.key.startswith("chip-")]
    return [key.removeprefix("chip-") for key in keys]


def labels(app: AppTest) -> list[str]:
    """What the chips say."""
    return [block.proto.popover.label.replace("\\", "") for block in app.get("popover")]


def captions(app: AppTest) -> str:
    return " ".join(caption.value for caption in app.caption)


def test_a_sentence_is_the_list_that_it_asks_for_and_stays_in_the_bar(towns: AppTest) -> None:
    say(towns, "clients in Cork without phone")
    assert drawn.names(towns) == ["Bravo"]
    assert asked(towns) == {"location": ["Cork"], "missing": ["phone"]}
    assert bar(towns) == "clients in Cork without phone"
    assert chips(towns) == ["location", "missing"]


def test_plain_words_are_a_search_as_they_stand(towns: AppTest) -> None:
    say(towns, "quay cork")
    assert asked(towns) == {"search": "quay cork"}
    assert drawn.names(towns) == ["Acme", "Bravo"]
    assert not chips(towns)
    assert "Not understood" not in captions(towns)


def test_how_a_client_is_called_is_searched_for_whatever_it_would_ask_for(
    records: Database, app: AppTest
) -> None:
    made(records, "Arnold Hotels GmbH")
    made(records, "Bravo", address="1 Quay Street, Ballina, Ireland")
    app.run()
    say(app, "arnold hotels")
    assert asked(app) == {"search": "arnold hotels"}
    say(app, "arnold hotels in Berlin")
    assert asked(app) == {"search": "arnold", "industry": ["Hospitality"], "location": ["Berlin"]}
    say(app, "ballina clients")
    assert asked(app) == {"location": ["Ballina"]}, "a place that its addresses name"


def test_another_text_takes_back_what_the_former_asked_for(towns: AppTest) -> None:
    say(towns, "in Berlin")
    assert drawn.names(towns) == ["Charlie"]
    say(towns, "in Cork")
    assert asked(towns) == {"location": ["Cork"]}
    say(towns, "")
    assert asked(towns) == {}


def test_a_sentence_is_laid_over_what_other_controls_have_set(towns: AppTest) -> None:
    towns.segmented_control(key="filter-status").set_value("all").run()
    say(towns, "in Cork")
    assert drawn.names(towns) == ["Acme", "Bravo", "Delta"]
    say(towns, "in Cork, archived")
    assert drawn.names(towns) == ["Delta"]
    say(towns, "")
    assert asked(towns) == {"status": "all"}


def test_a_condition_dropped_by_hand_leaves_the_search_words_in_the_bar(towns: AppTest) -> None:
    say(towns, "quay clients in Cork without phone")
    assert "Not understood, so searched as text: “quay”" in captions(towns)
    towns.button(key="chip-missing").click().run()
    assert asked(towns) == {"location": ["Cork"], "search": "quay"}
    assert bar(towns) == "quay"
    assert "Not understood" not in captions(towns)
    say(towns, "")
    assert asked(towns) == {"location": ["Cork"]}


def test_an_address_shows_its_search_words_in_the_bar_and_chips_for_the_rest(
    towns: AppTest,
) -> None:
    towns.query_params["filter"] = '{"search":"overdue","location":["Cork"],"limit":5}'
    towns.run()
    assert bar(towns) == '"overdue"', "else it would ask for more when it is edited"
    assert chips(towns) == ["location", "limit"]
    say(towns, '"overdue" invoices')
    assert asked(towns)["search"] == "overdue invoices"


def test_a_chip_opens_the_field_of_its_condition(towns: AppTest) -> None:
    say(towns, "invoiced more than 5 times in Cork, top 3")
    assert {"location", "invoice_count", "limit"} <= set(chips(towns))
    towns.text_input(key="edit-invoice_count-gt").set_value("-1").run()
    towns.text_input(key="edit-limit").set_value("1").run()
    assert drawn.names(towns) == ["Acme"]
    towns.text_input(key="edit-limit").set_value("some").run()
    assert asked(towns)["limit"] == 1
    assert any("whole number above 0" in text.value for text in towns.markdown)
    towns.selectbox(key="edit-invoice_count-gt-sign").set_value("eq").run()
    assert asked(towns)["invoice_count"] == {"eq": -1}
    towns.text_input(key="edit-invoice_count-eq").set_value("").run()
    towns.multiselect(key="edit-location").set_value([]).run()
    assert asked(towns) == {"limit": 1}


def test_a_chip_tells_the_words_that_it_came_from_as_long_as_it_is_as_they_said(
    towns: AppTest,
) -> None:
    say(towns, "clients in Cork without phone")
    sources = {
        block.proto.popover.label: block.proto.popover.help for block in towns.get("popover")
    }
    assert sources[md("missing phone")] == f"From “{md('without phone')}”"


def sort_by(app: AppTest, column: str) -> AppTest:
    """Click a column's header, which puts this into the address."""
    app.query_params["filter"] = json.dumps({**asked(app), "sort": column, "descending": True})
    return app.run()


def test_a_sentence_holds_in_the_order_of_a_header_until_it_asks_for_another(
    towns: AppTest,
) -> None:
    say(towns, "clients in Cork sorted by created")
    sort_by(towns, "name")
    assert drawn.names(towns) == ["Bravo", "Acme"]
    assert bar(towns) == "clients in Cork sorted by created"
    assert "sort: name, descending" in labels(towns)
    say(towns, "clients in Cork, Ireland sorted by created")
    assert asked(towns)["sort"] == "name"
    say(towns, "clients in Cork, Ireland sorted by revenue")
    assert asked(towns)["sort"] == "revenue"
    towns.button(key="chip-location").click().run()
    assert "sort" in chips(towns), "it was a sentence's, and still orders the list"
    say(towns, "clients in Cork sorted by revenue")
    towns.button(key="clear-filters").click().run()
    assert asked(towns) == {}


def test_an_order_that_no_sentence_brought_stays_when_all_is_cleared(towns: AppTest) -> None:
    say(towns, "clients in Cork")
    sort_by(towns, "name")
    assert "sort" in chips(towns)
    towns.button(key="clear-filters").click().run()
    assert asked(towns) == {"sort": "name", "descending": True}
    assert not chips(towns)


def test_an_order_dropped_by_hand_leaves_no_direction(towns: AppTest) -> None:
    say(towns, "clients in Cork sorted by revenue descending")
    towns.button(key="chip-sort").click().run()
    assert asked(towns) == {"location": ["Cork"]}


def test_an_amount_without_currency_offers_the_base_currency(towns: AppTest) -> None:
    say(towns, "owing over 500")
    assert "each client's currency" in captions(towns)
    towns.button(key="only-base-currency").click().run()
    assert asked(towns) == {"currency": ["EUR"], "outstanding": {"gt": 500}}
    assert bar(towns) == "owing over 500", "the sentence goes on to hold"
    assert not [button for button in towns.button if button.key == "only-base-currency"]
    say(towns, "owing over 600")
    assert asked(towns)["currency"] == ["EUR"]


def test_amounts_are_said_to_be_of_each_currency_wherever_they_come_from(towns: AppTest) -> None:
    towns.query_params["filter"] = '{"overdue":{"gt":500},"location":["Cork"]}'
    towns.run()
    assert "each client's currency" in captions(towns)
    towns.button(key="only-base-currency").click().run()
    assert asked(towns) == {"overdue": {"gt": 500}, "location": ["Cork"], "currency": ["EUR"]}
    assert "each client's currency" not in captions(towns)
    say(towns, "owing over 500 EUR in Cork")
    towns.text_input(key="edit-outstanding-gt").set_value("400").run()
    towns.multiselect(key="edit-currency").set_value([]).run()
    assert "each client's currency" in captions(towns), "the amount was edited by hand"
    towns.query_params["filter"] = '{"overdue":{"gt":0},"revenue":{"eq":0}}'
    towns.run()
    assert "each client's currency" not in captions(towns), "nothing is nothing in each"


def test_dates_that_run_backwards_are_swapped_and_it_is_said(towns: AppTest) -> None:
    say(towns, "created from 1 March 2026 to 1 February 2026")
    assert asked(towns) == {"created_from": "2026-02-01", "created_to": "2026-03-01"}
    assert md("The dates ran backwards, so they were swapped.") in captions(towns)


def test_the_sentences_left_are_offered_again_newest_first(towns: AppTest) -> None:
    say(towns, "in Berlin")
    say(towns, "in Ber")
    say(towns, "in Cork")
    say(towns, "quay")
    say(towns, "")
    offered = [button.label for button in towns.button if (button.key or "").startswith("recent-")]
    assert offered == ["in Cork", "in Berlin"]
    towns.button(key="recent-1").click().run()
    assert bar(towns) == "in Berlin"
    assert drawn.names(towns) == ["Charlie"]


def test_a_sentence_that_finds_nobody_offers_its_words_where_they_would(
    records: Database, app: AppTest
) -> None:
    made(records, "Acme", notes="Two hotels, both overdue.")
    app.run()
    say(app, "overdue hotels")
    assert not drawn.names(app)
    app.button(key="plain-words").click().run()
    assert drawn.names(app) == ["Acme"]
    assert asked(app) == {"search": "overdue hotels"}


def test_a_trade_that_hides_clients_with_the_word_offers_the_word(
    records: Database, app: AppTest
) -> None:
    made(records, "Acme", notes="Ships software.")
    made(records, "Bravo", notes="Software and hardware.")
    hotel = made(records, "Charlie", notes="Hotel software")
    clients.archive(records, local_owner(records), hotel, THEN)
    app.run()
    say(app, "software")
    assert asked(app) == {"industry": ["Software"]}
    app.button(key="plain-words").click().run()
    assert drawn.names(app) == ["Acme", "Bravo"]
    assert not [button for button in app.button if button.key == "plain-words"]


def test_a_misspelt_place_offers_the_nearest_one_that_clients_are_in(towns: AppTest) -> None:
    say(towns, "clients in Berlim")
    towns.button(key="near-0").click().run()
    assert bar(towns) == "clients in Berlin"
    assert drawn.names(towns) == ["Charlie"]
    towns.query_params["filter"] = '{"location":["Kork"],"missing":["email"]}'
    towns.run()
    towns.button(key="near-0").click().run()
    assert asked(towns) == {"location": ["Cork"], "missing": ["email"]}
    say(towns, "clients in Timbuktu")
    assert not [button for button in towns.button if button.key == "near-0"]


def test_what_found_nobody_or_was_corrected_is_not_offered_again(
    records: Database, towns: AppTest
) -> None:
    made(records, "Hotel Sole", notes="Berlim")
    say(towns, "clients in Atlantis")
    say(towns, "clients in Berlim")
    towns.button(key="near-0").click().run()
    say(towns, "without e-mail")
    say(towns, "")
    offered = [button.label for button in towns.button if (button.key or "").startswith("recent-")]
    assert offered == [md("without e-mail"), "clients in Berlin"]


def test_every_condition_has_a_chip_with_its_field(towns: AppTest) -> None:
    towns.query_params["filter"] = FULL.to_json()
    towns.run()
    assert not towns.exception
    said = [part.key for part in conditions(FULL, "en_IE") if part.key not in {"search", "status"}]
    assert chips(towns) == said
    kinds = ("selectbox", "multiselect", "text_input", "button_group", "segmented_control")
    keys = [each.key for kind in kinds for each in towns.get(kind) if each.key]
    without = [key for key in said if not any(one.startswith(f"edit-{key}") for one in keys)]
    assert not without


def test_what_was_typed_is_never_drawn_as_markup(towns: AppTest) -> None:
    text = "[all](https://evil.example) overdue :red[x] <b>clients</b> in **Bold**"
    say(towns, text)
    assert not towns.exception
    drawn_texts = [each.value for each in (*towns.caption, *towns.markdown)]
    labels = [button.label for button in towns.button]
    for said in (*drawn_texts, *labels):
        assert not re.search(r"(?<!\\\\)(\]\(|:red\[x|<b>|\*\*B)", said), said
    assert any("https" in said for said in (*drawn_texts, *labels))
