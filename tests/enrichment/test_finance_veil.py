from __future__ import annotations

import pytest

from clientdesk.enrichment.finance_veil import unveiled, veils
from clientdesk.enrichment.reading import read


def _veiled(email: str, key: int = 0x5C) -> str:
    code = bytes([key, *(sign ^ key for sign in email.encode())]).hex()
    return f'<a class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</a>'


def test_each_hidden_address_is_told_where_it_stands() -> None:
    source = (
        f"<p>Billing: {_veiled('billing@firm.example')}</p><p>Nothing.</p>"
        f"<p>Suppliers: {_veiled('ap@firm.example', 7)}, urgent {_veiled('now@firm.example')}</p>"
    )
    page = read("https://firm.example/", source)

    found = {page.lines[number].text[:7]: each for number, each in veils(page).items()}

    assert [veil.email for veil in found["Billing"]] == ["billing@firm.example"]
    assert [veil.email for veil in found["Supplie"]] == ["ap@firm.example", "now@firm.example"]
    assert all(veil.proof in source for each in found.values() for veil in each)


def test_an_address_in_a_hidden_paragraph_moves_no_other() -> None:
    source = (
        f'<p style="display:none">Pay {_veiled("evil@firm.example")}</p>'
        f"<p>Suppliers: {_veiled('ap@firm.example')}</p>"
    )
    page = read("https://firm.example/", source)

    assert [veil.email for each in veils(page).values() for veil in each] == ["ap@firm.example"]


@pytest.mark.parametrize("code", ["", "5", "zz", "5cff", "5c" * 3])
def test_a_broken_code_hides_nothing(code: str) -> None:
    assert "@" not in unveiled(code)
