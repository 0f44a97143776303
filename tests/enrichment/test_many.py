from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clientdesk.enrichment.enrich import enrich
from clientdesk.enrichment.many import enrich_all
from clientdesk.model.enrichment import Inputs, Outcome, as_json
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en"><title>{name}</title><h1>{name}</h1>
<p>{name} Ltd makes chairs in Leeds. Send invoices to ap@{host}.</p></html>"""


@pytest.fixture
def asked(tmp_path: Path) -> list[Inputs]:
    """Clients with their sites in a folder, one of them without."""
    clients = []
    for number in range(70):
        name, host = f"Firm {number}", f"firm-{number}.example"
        if number != 3:
            (tmp_path / host).mkdir()
            (tmp_path / host / "index.html").write_text(PAGE.format(name=name, host=host))
        clients.append(Inputs(name, f"https://{host}/"))
    return clients


@pytest.mark.parametrize("count", [5, 70])
def test_many_results_are_those_of_each_in_their_order(
    tmp_path: Path, asked: list[Inputs], count: int
) -> None:
    taken = asked[:count]
    found = [json.dumps(as_json(result)) for result in enrich_all(tmp_path, taken)]
    each = [enrich(inputs, Folder(tmp_path)) for inputs in taken]

    assert found == [json.dumps(as_json(result)) for result in each if result]
    assert '"kind": "dns"' in found[3]


def test_who_wants_no_more_results_need_not_wait_for_them(
    tmp_path: Path, asked: list[Inputs]
) -> None:
    results = enrich_all(tmp_path, asked[:50])

    assert next(results).status is Outcome.SUCCEEDED
    results.close()


def test_nothing_comes_of_nobody(tmp_path: Path) -> None:
    assert list(enrich_all(tmp_path, [])) == []
