from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from clientdesk.errors import InvalidInput
from clientdesk.store.rates import SHIPPED
from clientdesk.store.rates_file import RatesFile, read_rates, refuse_worse
from tests.store.rates_files import NEXT_DAY, continued, shipped, zipped

TODAY = date(2026, 11, 23)
CODES = "USD,JPY,CZK,DKK,GBP,HUF,PLN,RON,SEK,CHF"
RATES = "1.1,160,24,7.4,0.8,360,4.4,5.3,11,0.9"


@pytest.fixture(scope="module")
def known() -> RatesFile:
    return read_rates(SHIPPED.read_bytes())


def small(*lines: str, header: str = f"Date,{CODES},") -> bytes:
    return zipped("\n".join([header, *lines]))


def test_the_shipped_file_has_every_day_of_the_euro(known: RatesFile) -> None:
    assert (known.newest, len(known.days), known.currencies) == (date(2026, 10, 30), 7126, 29)
    assert known.days[date(1999, 1, 4)]["JPY"] == Decimal("133.73")


def test_days_come_in_any_order_and_the_newest_stands_first() -> None:
    found = read_rates(small(f"2026-01-02,{RATES},", f"2026-01-05,{RATES},", ""))

    assert list(found.days) == [date(2026, 1, 5), date(2026, 1, 2)]


def test_what_is_not_quoted_is_missing() -> None:
    found = read_rates(small(f"2026-01-05,{RATES},", f"2026-01-02,{RATES.replace('160', 'N/A')},"))

    assert "JPY" in found.days[date(2026, 1, 5)]
    assert "JPY" not in found.days[date(2026, 1, 2)]


def test_a_file_that_goes_on_is_taken(known: RatesFile) -> None:
    new = read_rates(zipped(continued()))

    refuse_worse(new, known, TODAY)
    refuse_worse(known, known, TODAY)
    assert str(new.newest) == NEXT_DAY


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a whole ZIP"),
        (b"<html>Moved</html>", "not a whole ZIP"),
        (SHIPPED.read_bytes()[:100_000], "not a whole ZIP"),
        (zipped(shipped(), "rates.xml"), "one CSV"),
        (zipped(""), "first line"),
        (zipped("\x00\x01\x02"), "first line|cannot be used"),
        (zipped("é,ü\n"), "plain text"),
        (small(header="Day,USD"), "first line"),
        (small(header="Date,USD,usd"), "first line"),
        (small(header="Date,USD,USD"), "first line"),
        (small(header="Date,USD,JPY,EUR"), "not those of the euro"),
        (small(header="Date,JPY,GBP"), "not those of the euro"),
        (small(), "no rates"),
        (small("2026-01-05,1.1"), "2 columns"),
        (small(f"2026-01-05,{RATES},1,2"), "13 columns"),
        (small(f"05.01.2026,{RATES},"), "no day"),
        (small(f"20260105,{RATES},"), "no day of the euro"),
        (small(f"1998-12-31,{RATES},"), "no day of the euro"),
        (small(f"2026-01-05,{RATES},", f"2026-01-05,{RATES},"), "two lines of 2026-01-05"),
        (
            small(f"2026-01-05,{RATES.replace('160', '-160')},"),
            "JPY of 2026-01-05 cannot be “-1",
        ),
        (small(f"2026-01-05,{RATES.replace('160', '0')},"), "cannot be “0”"),
        (small(f"2026-01-05,{RATES.replace('160', 'NaN')},"), "cannot be “NaN”"),
        (small(f"2026-01-05,{RATES.replace('160', '1e5')},"), "cannot be “1e5”"),
        (small(f"2026-01-05,{RATES.replace('160', '99999999')},"), "cannot be “99999999”"),
        (small(f"2026-01-05,{RATES.replace('160', 'N/A')},"), "9 currencies only"),
        (
            small(f"2026-01-05,{RATES.replace('160', '16')},", f"2026-01-02,{RATES},"),
            "JPY jumps from 160 to 16 on 2026-01-05",
        ),
        (small('2026-01-05,"1.1'), "not a list of columns"),
        (small("2026-01-05," + "1" * 200_000), "not a list of columns|2 columns"),
    ],
)
def test_what_is_no_file_of_rates_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(InvalidInput, match=why) as refused:
        read_rates(content)

    assert refused.value.message.startswith("The file of rates cannot be used: ")
    assert len(refused.value.message) < 200


def test_a_file_of_two_files_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", shipped())
        archive.writestr("b.csv", shipped())

    with pytest.raises(InvalidInput, match="one CSV"):
        read_rates(packed.getvalue())


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(InvalidInput, match="far too large"):
        read_rates(zipped(bytes(60_000_000)))


@pytest.mark.parametrize("at", [1_000, 50_000, 300_000, 600_000])
def test_a_byte_turned_over_is_noticed(at: int) -> None:
    content = bytearray(zipped(shipped()))
    content[at % len(content)] ^= 0xFF

    with pytest.raises(InvalidInput):
        read_rates(bytes(content))


def test_an_encrypted_file_is_refused() -> None:
    content = bytearray(zipped(shipped()))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(InvalidInput, match="packed in a way"):
        read_rates(bytes(content))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n".join([shipped().split("\n")[0], *shipped().split("\n")[2:]]), "ends on 2026-10-29"),
        (continued("2026-11-25"), "2026-11-25, which is still to come"),
        ("\n".join(continued().split("\n")[:5000]), "lacks 2,128 days"),
        (continued().replace("2026-10-30,1.1172,", "2026-10-30,1.3172,"), "USD of 2026-10-30"),
        (continued().replace("2026-10-30,1.1172,", "2026-10-30,N/A,"), "USD of 2026-10-30"),
    ],
)
def test_a_file_that_is_worse_than_the_known_one_is_refused(
    known: RatesFile, text: str, why: str
) -> None:
    new = read_rates(zipped(text))

    with pytest.raises(InvalidInput, match=why):
        refuse_worse(new, known, TODAY)
