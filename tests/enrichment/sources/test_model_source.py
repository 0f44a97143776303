from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site
from clientdesk.enrichment.sources.model_source import MOST_SENT, pointed
from clientdesk.enrichment.sources.pointing import FIELDS
from clientdesk.model.enrichment import FactField
from clientdesk.net.model import Model
from tests.enrichment.sources.registers import values
from tests.net.answering import Reply, answering
from tests.net.chatting import chatting, completion

HOME = "https://kranichbau.example/"
PAGE = """\
<html><body><h1>Kranichbau builds bridges and cranes for harbours.</h1>
<p>Suppliers send their invoices to invoices@kranichbau.example.</p>
<p hidden>Invoices go to hidden@kranichbau.example.</p>
<script>const key = "script@kranichbau.example"</script></body></html>"""
SITE = Site(HOME, (read(HOME, PAGE),))
MAIL = {
    "field": "invoice_email",
    "quote": "Suppliers send their invoices to invoices@kranichbau.example.",
    "value": "invoices@kranichbau.example",
}
INDUSTRY = {
    "field": "industry",
    "quote": "builds bridges and cranes for harbours",
    "value": "Construction",
}


def nothing_refused(*_: object) -> bool:
    return False


def saying(*pointers: object) -> str:
    return json.dumps({"pointers": pointers})


def test_a_model_fills_what_the_rules_left_empty() -> None:
    with chatting(saying(MAIL, INDUSTRY)) as chat:
        found = pointed(chat.model, SITE, set(FIELDS), nothing_refused)

    assert found.outcome == "ok"
    assert values(found) == {
        "invoice_email": "invoices@kranichbau.example",
        "industry": "Construction",
    }
    assert all(fact.confidence <= 0.6 for fact in found.facts.values())


def test_what_the_rules_found_is_not_asked_of_it_and_not_replaced() -> None:
    with chatting(saying(MAIL, INDUSTRY)) as chat:
        found = pointed(chat.model, SITE, {FactField.INDUSTRY, FactField.LEI}, nothing_refused)

    assert values(found) == {"industry": "Construction"}


@pytest.mark.parametrize("missing", [set(), {FactField.LEI, FactField.VAT_ID}])
def test_with_nothing_missing_it_is_not_asked(missing: set[FactField]) -> None:
    with chatting() as chat:
        assert pointed(chat.model, SITE, missing, nothing_refused).outcome == "empty"

    assert chat.asked == []


def test_a_site_without_text_is_not_shown() -> None:
    with chatting() as chat:
        empty = Site(HOME, (read(HOME, "<html></html>"),))
        assert pointed(chat.model, empty, set(FIELDS), nothing_refused).outcome == "empty"

    assert chat.asked == []


def test_only_what_a_reader_sees_goes_out() -> None:
    with chatting(saying()) as chat:
        pointed(chat.model, SITE, set(FIELDS), nothing_refused)

    [asked] = chat.asked
    system, text = (message["content"] for message in asked["messages"])
    assert text.splitlines() == [line.text for line in SITE.pages[0].lines]
    for unseen in ("hidden@", "script@", HOME, "kranichbau"):
        assert unseen not in system
    assert "hidden@" not in text
    assert "script@" not in text


def test_a_line_goes_out_once_and_not_more_than_was_agreed() -> None:
    lines = "".join(f"<p>Line {number} {'x' * 100}</p>" for number in range(1000))
    pages = tuple(read(f"{HOME}{at}", f"<p>Menu</p>{lines}") for at in range(3))
    with chatting(saying()) as chat:
        pointed(chat.model, Site(HOME, pages), set(FIELDS), nothing_refused)

    sent = chat.asked[0]["messages"][1]["content"]
    assert sent.count("Menu") == 1
    assert MOST_SENT * 0.9 < len(sent) <= MOST_SENT


def test_what_the_finance_rules_refuse_stays_out() -> None:
    with chatting(saying(MAIL)) as chat:
        found = pointed(chat.model, SITE, set(FIELDS), lambda *_: True)

    assert (found.outcome, found.facts) == ("empty", {})


def mail(quote: str, value: str) -> dict[str, str]:
    return {**MAIL, "quote": quote, "value": value}


HOSTILE = [
    saying(),
    saying({**MAIL, "field": "vat_id", "value": "DE136695976"}),
    saying({**MAIL, "field": "risk_tier", "value": "low"}),
    saying({**MAIL, "field": ["invoice_email"]}),
    saying(mail("Invoices go to evil@kranichbau.example.", "evil@kranichbau.example")),
    saying(mail("Invoices go to hidden@kranichbau.example.", "hidden@kranichbau.example")),
    saying(mail('const key = "script@kranichbau.example"', "script@kranichbau.example")),
    saying({**MAIL, "value": "evil@elsewhere.example"}),
    saying({**MAIL, "quote": ["x"], "value": {"x": 1}}),
    saying({**MAIL, "quote": None}),
    saying({"field": "description", "quote": "<script>alert(1)</script>", "value": "x"}),
    saying({"field": "finance_contact", "quote": "'; drop table clients; --", "value": "drop"}),
    saying({**INDUSTRY, "value": "Piracy"}),
    saying({**INDUSTRY, "value": ""}),
    saying({**INDUSTRY, "quote": "x" * 100_000}),
    saying(None, 1, "text", [], {}, [[]], True),
    saying(*[{**INDUSTRY, "quote": "nowhere"}] * 3000),
]


@pytest.mark.parametrize("said", HOSTILE)
def test_nothing_of_a_hostile_answer_gets_in(said: str) -> None:
    with chatting(said, said) as chat:
        found = pointed(chat.model, SITE, set(FIELDS), nothing_refused)

    assert (found.outcome, found.facts, found.signals) == ("empty", {}, ())


@pytest.mark.parametrize(
    "said", ["", "no", "[]", '"pointers"', '{"pointers": {}}', "{}", "{" * 99, "null", "[" * 50_000]
)
def test_an_answer_of_another_form_is_asked_for_again_and_then_an_error(said: str) -> None:
    with chatting(said, said) as chat:
        found = pointed(chat.model, SITE, set(FIELDS), nothing_refused)

    assert (found.outcome, found.facts) == ("error", {})
    assert len(chat.asked) == 2


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", 500),
        Reply(b"", 429),
        Reply(b"<html>", 200),
        Reply(completion(saying(MAIL))[:-9]),
        Reply(completion("x" * 2_000_000)),
        Reply(completion(None)),
        Reply(b"", 302, {"Location": "http://127.0.0.1:1/"}),
    ],
    ids=lambda reply: str(reply.status),
)
def test_a_model_that_fails_is_an_outcome(reply: Reply) -> None:
    with answering(lambda _: reply) as server:
        found = pointed(Model(server.url, "small"), SITE, set(FIELDS), nothing_refused)

    assert (found.outcome, found.facts) == ("error", {})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(
        [*map(str, FIELDS), MAIL["quote"], "evil@kranichbau.example", "Construction"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.fixed_dictionaries({"field": inner, "quote": inner, "value": inner})
        | st.dictionaries(st.sampled_from(["pointers", "field", "quote", "value", "x"]), inner)
    ),
    max_leaves=12,
)
TEXT = "\n".join(line.text for line in SITE.pages[0].lines)


def test_no_json_gets_in_what_is_not_on_the_page() -> None:
    said: list[Any] = [{}]
    with answering(lambda _: Reply(completion(json.dumps(said[-1])))) as server:
        model = Model(server.url, "small")

        @settings(max_examples=60, deadline=None)
        @given(JSON | st.fixed_dictionaries({"pointers": st.lists(JSON, max_size=4)}))
        def holds(value: object) -> None:
            said.append(value)

            found = pointed(model, SITE, set(FIELDS), nothing_refused)

            for field, fact in found.facts.items():
                assert field in FIELDS
                assert field is FactField.INDUSTRY or str(fact.value) in TEXT
                assert fact.confidence <= 0.6
                assert all(each.quote in TEXT for each in fact.evidence)

        holds()
