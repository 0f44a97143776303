from __future__ import annotations

import pytest

from clientdesk.model.bulk import Bulk, BulkKind, Refusal
from clientdesk.text.bulk import asks, done, left_alone, takes

ARCHIVE = Bulk(BulkKind.ARCHIVE)


@pytest.mark.parametrize("kind", list(BulkKind))
@pytest.mark.parametrize("many", [1, 1234])
def test_every_change_has_its_words(kind: BulkKind, many: int) -> None:
    clients = "1 client" if many == 1 else "1,234 clients"
    assert clients in asks(Bulk(kind), many)
    assert clients in done(Bulk(kind), many, None)
    assert left_alone(Bulk(kind), many, {}, 0)[0].startswith(f"{many:,} ")


@pytest.mark.parametrize(
    ("bulk", "said"),
    [
        (Bulk(BulkKind.OWNER), "Gave 2 clients to nobody"),
        (Bulk(BulkKind.TERMS, 0), "Set payment terms of 2 clients: at once"),
        (Bulk(BulkKind.TERMS), "Set payment terms of 2 clients: as the workspace"),
        (Bulk(BulkKind.TONE, "firm"), "Set reminder tone of 2 clients: Firm"),
        (Bulk(BulkKind.PORTAL, True), "Turned on the portal of 2 clients"),
    ],
)
def test_what_was_set_is_told(bulk: Bulk, said: str) -> None:
    assert done(bulk, 2, None) == said


def test_a_name_with_braces_is_told_as_it_stands() -> None:
    assert done(Bulk(BulkKind.OWNER), 1, "{clients}") == "Gave 1 client to {clients}"


def test_the_sum_is_said_and_each_reason_with_names() -> None:
    assert takes(ARCHIVE, 0, 3) == "Of 3 clients selected, none changes."
    assert takes(Bulk(BulkKind.TONE), 1, 3) == "Of 3 clients selected, 1 changes."
    assert left_alone(ARCHIVE, 1, {Refusal.NO_WEBSITE: (3, ("Acme", "Bravo"))}, 1) == [
        "1 is archived already and stays as it is.",
        "3 have no website: Acme, Bravo and 1 more.",
        "1 was deleted meanwhile.",
    ]
