from __future__ import annotations

import unicodedata

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.fields import LABELS, MAX_LENGTHS, clean
from clientdesk.model.folding import digits

FIELDS = st.sampled_from(list(LABELS))
SIGNS = st.characters(codec=None) | st.sampled_from(
    "\x00\n\r\t\x1f\x85\u200b\u200c\u200d\u202a\u202e\u2028\ufeff\ud800 .@+-/:x0149"
)
TEXTS = st.one_of(
    st.text(SIGNS, max_size=60),
    st.text("0123456789+-()/. x#", max_size=30),
    st.text("abc.-@:/?#[]xn80 ü。", max_size=40),
    st.tuples(
        st.sampled_from(["DE", "ATU", "FR", "NL", "CHE", "NO", "XI", "ES", "IE", "GB"]),
        st.text("0123456789ABMVX -.", max_size=14),
    ).map("".join),
)


def kept(field: str, value: str | None, country: str = "GB") -> str | None:
    return clean(field, value, country=country).value


def sentence(field: str, value: str) -> str:
    with pytest.raises(InvalidField) as raised:
        clean(field, value, country="GB")
    assert raised.value.field == field
    return raised.value.message


@settings(max_examples=600, deadline=None)
@given(FIELDS, TEXTS, st.sampled_from(["GB", "DE", "US"]), st.sampled_from([None, "DE", "IT"]))
@example("tax_id", "²", "GB", "DE")
@example("website", "a.b" * 200, "GB", None)
@example("website", "xn--a.com", "GB", None)
@example("phone", "\xad", "GB", None)
@example("phone", "+" * 50, "GB", None)
def test_any_text_is_kept_or_refused_with_its_field_and_a_second_look_changes_nothing(
    field: str, value: str, country: str, address_country: str | None
) -> None:
    try:
        first = clean(field, value, country=country, address_country=address_country)
    except InvalidField as error:
        assert error.field == field
        assert error.message.startswith(LABELS[field])
        assert error.message.endswith(".")
        return
    again = clean(field, first.value, country=country, address_country=address_country)
    assert again.value == first.value
    assert first.value != ""
    assert len(first.value or "") <= MAX_LENGTHS[field]


@settings(max_examples=60, deadline=2000)
@given(FIELDS, st.text(SIGNS, min_size=1, max_size=4), st.integers(1_000, 20_000))
def test_long_repetitions_take_no_time(field: str, unit: str, times: int) -> None:
    try:
        clean(field, unit * times, country="GB")
    except InvalidField as error:
        assert error.field == field


@pytest.mark.parametrize("field", [field for field in LABELS if field != "name"])
@pytest.mark.parametrize("value", [None, "", "  ", "\t\r\n"])
def test_every_field_but_the_name_may_be_empty(field: str, value: str | None) -> None:
    assert kept(field, value) is None


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_a_name_is_required(value: str) -> None:
    assert sentence("name", value) == "Name is empty. Enter a name."


@pytest.mark.parametrize("value", ["\u3164", "\u2800", "\u0301", "\u200d\u200c"])
def test_a_name_must_be_visible(value: str) -> None:
    assert sentence("name", value) == "Name has no visible character. Enter a name."


@pytest.mark.parametrize("field", list(LABELS))
def test_a_text_that_is_too_long_is_refused_with_both_lengths(field: str) -> None:
    said = sentence(field, "a" * (MAX_LENGTHS[field] + 1))
    assert said.startswith(f"{LABELS[field]} can have at most {MAX_LENGTHS[field]:,} characters")
    assert f"{MAX_LENGTHS[field] + 1:,}" in said


def test_the_longest_name_and_notes_are_kept_whole() -> None:
    assert kept("name", "ü" * 200) == "ü" * 200
    assert kept("notes", "x" * 20_000) == "x" * 20_000


@pytest.mark.parametrize("field", ["name", "email", "website", "tax_id"])
@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ("\u202e", "right-to-left override, U+202E"),
        ("\u200b", "zero width space, U+200B"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\xad", "soft hyphen"),
        ("\x00", "U+0000"),
        ("\x1f", "U+001F"),
        ("\n", "a line break"),
        ("\t", "a tab"),
        ("\u2028", "U+2028"),
        ("\ud800", "U+D800"),
    ],
)
def test_invisible_signs_in_one_line_fields_are_refused_by_name(
    field: str, sign: str, named: str
) -> None:
    assert named in sentence(field, f"ab{sign}c")


@pytest.mark.parametrize("name", ["नमस्ते क्‍ष", "می‌خواهم", "أحمد", "👩‍💻 Ltd", "e\u0301"])
def test_joiners_and_marks_that_scripts_need_are_kept(name: str) -> None:
    assert kept("name", name) == name


@pytest.mark.parametrize("field", ["address", "notes"])
def test_long_fields_keep_lines_tabs_and_direction_signs(field: str) -> None:
    assert kept(field, "a\r\nb\rc\td\u202ee\u200bf") == "a\nb\nc\td\u202ee\u200bf"


@pytest.mark.parametrize("field", ["address", "notes"])
@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\x85", "\udfff"])
def test_long_fields_refuse_control_signs(field: str, sign: str) -> None:
    assert f"U+{ord(sign):04X}" in sentence(field, f"a{sign}b")


def test_markup_and_formulas_are_kept_as_they_were_typed() -> None:
    for text in ["<script>alert(1)</script>", "**bold** :red[x]", '=HYPERLINK("http://x")']:
        assert kept("notes", text) == text
        assert kept("name", text) == text


@pytest.mark.parametrize(
    ("typed", "email"),
    [
        (" info@acme.com ", "info@acme.com"),
        ("Ann.Lee@ACME.Com", "Ann.Lee@acme.com"),
        ("Info@acme.com", "info@acme.com"),
        ("a@b.example", "a@b.example"),
        ("a@b.test", "a@b.test"),
        ("jörg@bücher.de", "jörg@bücher.de"),
        ("a+b@mail.acme.co.uk", "a+b@mail.acme.co.uk"),
    ],
)
def test_an_email_is_one_address(typed: str, email: str) -> None:
    assert kept("email", typed) == email


@pytest.mark.parametrize(
    "typed",
    [
        "acme",
        "a@",
        "a@acme",
        "a@test",
        "@acme.com",
        "a b@acme.com",
        "a@acme.com, b@acme.com",
        "a@acme.com;b@acme.com",
        "Ann <a@acme.com>",
        "a@b..com",
        "a@-b.com",
        "a@[127.0.0.1]",
        "mailto:a@acme.com?x",
        "a@b.local",
    ],
)
def test_what_is_no_single_address_is_refused_with_an_example(typed: str) -> None:
    assert sentence("email", typed).startswith(
        "E-mail must be one address such as name@company.com."
    )


@settings(max_examples=300, deadline=None)
@given(
    st.from_regex(r"[a-z0-9_+\-.]{1,10}@[a-z0-9\-.]{1,12}\.(com|example|test|local|c|onion)")
    | st.tuples(st.text("a.-", min_size=60, max_size=70), st.text("b.-", max_size=66)).map(
        lambda parts: f"{parts[0]}@{parts[1]}.com"
    )
)
def test_a_plain_email_is_judged_as_the_library_judges_it(typed: str) -> None:
    typed = typed.strip()
    try:
        found = validate_email(typed, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        with pytest.raises(InvalidField):
            clean("email", typed, country="GB")
    else:
        assert kept("email", typed) == found.normalized


@pytest.mark.parametrize(
    ("typed", "phone", "country"),
    [
        ("020 7946 0958", "+44 20 7946 0958", "GB"),
        ("+44 (0)20 7946 0958", "+44 20 7946 0958", "GB"),
        ("00442079460958", "+44 20 7946 0958", "GB"),
        ("tel: 020-7946-0958", "+44 20 7946 0958", "GB"),
        ("030 1234567", "+49 30 1234567", "DE"),
        ("+49 30/1234567", "+49 30 1234567", "GB"),
        ("(212) 736-5000 ext 12", "+1 212-736-5000 ext. 12", "US"),
        ("\u202a+44 20 7946 0958\u202c", "+44 20 7946 0958", "GB"),
        ("٠٢٠ ٧٩٤٦ ٠٩٥٨", "+44 20 7946 0958", "GB"),
    ],
)
def test_a_valid_phone_is_written_in_international_form(
    typed: str, phone: str, country: str
) -> None:
    found = clean("phone", typed, country=country)
    assert (found.value, found.hint) == (phone, "")


@pytest.mark.parametrize(
    "typed",
    [
        "12",
        "ask for Ann",
        "020 7946 0958 or 020 7946 0959",
        "020 7946 0958 / 020 7946 0959",
        "1-800-FLOWERS",
        "+999 1234567",
        "020 7946 0958 (mornings)",
    ],
)
def test_any_other_phone_is_kept_as_typed_with_a_hint(typed: str) -> None:
    found = clean("phone", typed, country="GB")
    assert found.value == typed
    assert found.hint.startswith("Phone was kept as typed")


@settings(max_examples=100, deadline=None)
@given(st.text("0123456789+-()/. extabc#,;", min_size=1, max_size=40))
def test_no_digit_of_a_phone_is_lost(typed: str) -> None:
    found = clean("phone", typed, country="GB").value or ""
    # A dialling prefix (00) and a trunk zero are what the international form leaves out.
    assert len(digits(found)) >= len(digits(typed)) - 3


def test_every_hidden_format_sign_is_refused_in_names() -> None:
    visible = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x8E2, 0x200C, 0x200D}
    for code in range(0x110000):
        if unicodedata.category(chr(code)) == "Cf" and code not in visible:
            with pytest.raises(InvalidField):
                clean("name", f"a{chr(code)}b", country="GB")
