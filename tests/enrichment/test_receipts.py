from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.receipts import WEBSITE, Receipts, folded, without_tags
from clientdesk.model.enrichment import Evidence, Fact, FactField, Severity, Signal, SignalKind

URL = "https://acme.example/"
WORDS = st.text(alphabet="abÄ é\"'\u00a0\u00ad\n", max_size=30)
TAGS = st.sampled_from(
    ["<p>", "<b>", "<br>", "<a href=x>", "<i>x</i>", "<div>", "<!-- x -->", "&amp;", "<ul><li>"]
)


@given(st.lists(st.one_of(WORDS, TAGS), max_size=40))
def test_whatever_a_page_holds_the_quote_of_each_line_stands_in_it(parts: list[str]) -> None:
    page = read(URL, "".join(parts))
    receipts = Receipts([page])

    for line in page.lines:
        if line.text and len(line.quote) <= QUOTE_LIMIT:
            assert receipts.stand(Evidence(WEBSITE, URL, line.quote)), (page.source, line)


@given(
    st.text(alphabet="a b\u00e9", min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60)
)
def test_a_quote_that_stands_nowhere_is_dropped_with_its_fact(
    text: str, at: int, size: int
) -> None:
    page = read(URL, f"<p>{text}</p>")
    quote = text[at : at + size]
    fact = Fact("x", 0.9, (Evidence(WEBSITE, URL, quote), Evidence(WEBSITE, URL, "nowhere")))

    kept = Receipts([page]).kept({FactField.LEGAL_NAME: fact})

    proofs = kept[FactField.LEGAL_NAME].evidence if kept else ()
    assert [proof.quote for proof in proofs] == ([quote] if quote.strip() else [])


def test_a_quote_may_stand_in_the_source_as_well_as_in_the_text() -> None:
    receipts = Receipts(
        [read(URL, '<meta name="x" content="Acme  Ltd"><p>Bits &amp; <b>Bobs</b></p>')]
    )

    for quote in ("Acme Ltd", "Bits & Bobs", 'content="Acme Ltd"'):
        assert receipts.stand(Evidence(WEBSITE, URL, quote))
    for quote in ("Bits Bobs", "", "  ", "x" * 301):
        assert not receipts.stand(Evidence(WEBSITE, URL, quote))
    assert not receipts.stand(Evidence(WEBSITE, "https://other.example/", "Acme Ltd"))


def test_what_other_sources_say_is_theirs_to_prove() -> None:
    fact = Fact("x", 0.9, (Evidence("vies", "https://vies.example/", "anything"),))

    assert Receipts([]).kept({FactField.VAT_ID: fact}) == {FactField.VAT_ID: fact}


def test_a_signal_outlives_its_evidence() -> None:
    signal = Signal(SignalKind.NO_HTTPS, Severity.LOW, "No.", (Evidence(WEBSITE, URL, "nowhere"),))

    assert Receipts([read(URL, "<p>x</p>")]).signal(signal).evidence == ()


def test_tags_are_taken_out_in_one_pass() -> None:
    assert without_tags("a<b>c</b>d < e") == "a c d < e"
    assert without_tags("<" * 1_000_000) == "<" * 1_000_000
    assert folded("A &amp;\u00a0 B\n") == "a & b"
