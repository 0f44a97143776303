from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.structured import structured

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm


def _told(firm: Firm, row: int) -> dict[str, Any]:
    script = structured(firm, Dice(1, "page", row))
    found = re.fullmatch(r"<script[^>]*>\n(.*)\n</script>\n", script, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_machines_are_told_the_same_as_people(firm: Firm) -> None:
    many = [_told(firm, row) for row in range(60)]

    assert {told["name"] for told in many} == {firm.name}
    assert {told.get("legalName", firm.legal) for told in many} == {firm.legal}
    counts = [told["numberOfEmployees"]["value"] for told in many if "numberOfEmployees" in told]
    assert set(counts) == {firm.employees}
    assert {"vatID" in told for told in many} == {True, False}


def test_what_is_told_cannot_end_the_script(firm: Firm) -> None:
    odd = replace(firm, name="</script><b>")

    assert _told(odd, 1)["name"] == "</script><b>"
