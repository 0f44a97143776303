from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk import config
from clientdesk.actions import clients, portal
from clientdesk.errors import ConfigError, NotAllowed, NotFound
from clientdesk.model.portal_token import hash_of
from clientdesk.portal.views import count_view
from clientdesk.queries.checks import findings
from clientdesk.queries.portal import look_up, standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.actions.conftest import World

ANOTHER = "another secret that is long enough, 9876543210"
NOBODY = UUID(int=99)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment to change; settings are read anew after it."""
    yield monkeypatch
    config.settings.cache_clear()


def with_portal(world: World, name: str = "Acme") -> UUID:
    client_id = world.new_client(name)
    clients.set_portal(world.database, world.owner, client_id, enabled=True, now=world.now)
    return client_id


def token_of(world: World, client_id: UUID) -> str:
    token = portal.link(world.database, world.support, client_id, world.now).token
    assert token
    return token


def opened_id(world: World, client_id: UUID) -> UUID:
    return portal.link(world.database, world.support, client_id, world.now).id


def test_the_first_who_needs_the_link_makes_it_and_everybody_sees_the_same(world: World) -> None:
    client_id = with_portal(world)

    made = portal.link(world.database, world.support, client_id, world.now)
    read = portal.link(world.database, world.admin, client_id, world.now + timedelta(days=1))

    assert read == made
    assert (made.client_id, made.created_by, made.created_at) == (client_id, "Support", world.now)
    opened = look_up(world.database, made.token or "").opened
    assert opened
    assert (opened.client_id, opened.name) == (client_id, "Acme")


def test_many_at_once_make_one_link(world: World) -> None:
    client_id = with_portal(world)

    with ThreadPoolExecutor(8) as pool:
        tokens = set(pool.map(lambda _: token_of(world, client_id), range(40)))

    assert len(tokens) == 1
    assert len(world.rows("select id from portal_links where client_id = ?", client_id)) == 1


def test_another_link_ends_the_one_before_at_once(world: World) -> None:
    client_id = with_portal(world)
    before = token_of(world, client_id)

    made = portal.regenerate(world.database, world.admin, client_id, world.now)

    assert look_up(world.database, before).opened is None
    assert look_up(world.database, made.token or "").opened
    assert token_of(world, client_id) == made.token != before


def test_many_at_once_who_replace_a_link_leave_one_open(world: World) -> None:
    client_id = with_portal(world)

    with ThreadPoolExecutor(8) as pool:
        made = pool.map(
            lambda _: portal.regenerate(world.database, world.admin, client_id, world.now),
            range(24),
        )
        tokens = [one.token for one in made]

    open_ones = [token for token in tokens if token and look_up(world.database, token).opened]
    assert open_ones == [token_of(world, client_id)]


def test_who_replaced_the_link_stands_in_the_history_without_the_link(world: World) -> None:
    client_id = with_portal(world)
    made = portal.regenerate(world.database, world.admin, client_id, world.now)

    row = world.rows(
        "select kind, actor_name, concat(field, old, new, detail) as rest from activities"
        " where client_id = ? order by id desc",
        client_id,
    )[0]

    assert row == {"kind": "portal_link_regenerated", "actor_name": "Admin", "rest": ""}
    assert made.token
    assert made.token not in repr(made)


def test_a_portal_turned_off_opens_nothing_and_turned_on_again_the_same(world: World) -> None:
    client_id = with_portal(world)
    token = token_of(world, client_id)

    for enabled in (False, True):
        clients.set_portal(world.database, world.owner, client_id, enabled=enabled, now=world.now)
        assert (look_up(world.database, token).opened is not None) == enabled

    assert token_of(world, client_id) == token


def test_an_archived_client_keeps_its_link(world: World) -> None:
    client_id = with_portal(world)
    token = token_of(world, client_id)
    clients.archive(world.database, world.owner, client_id, world.now)

    opened = look_up(world.database, token).opened

    assert opened
    assert opened.is_archived


def test_with_the_client_go_its_links_and_their_views(world: World) -> None:
    client_id = with_portal(world)
    token = token_of(world, client_id)
    portal.regenerate(world.database, world.admin, client_id, world.now)
    count_view(world.database, opened_id(world, client_id), day=world.today, now=world.now)
    assert clients.deletion_impact(world.database, client_id).has_portal_link
    clients.delete(
        world.database,
        world.admin,
        client_id,
        typed_name="Acme",
        keep_invoices=False,
        now=world.now,
    )

    assert look_up(world.database, token).opened is None
    assert world.rows("select id from portal_links where client_id = ?", client_id) == []
    assert world.rows("select day from portal_views where client_id = ?", client_id) == []


def test_with_another_secret_the_link_opens_but_is_not_shown(
    world: World, environment: pytest.MonkeyPatch
) -> None:
    client_id = with_portal(world)
    token = token_of(world, client_id)
    environment.setenv("CLIENTDESK_SECRET", ANOTHER)
    config.settings.cache_clear()

    hidden = portal.link(world.database, world.support, client_id, world.now)

    assert hidden.token is None
    assert look_up(world.database, token).opened
    made = portal.regenerate(world.database, world.admin, client_id, world.now)
    assert made.token == token_of(world, client_id)


def test_without_a_secret_the_link_opens_and_none_is_made(
    world: World, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client_id, another = with_portal(world), with_portal(world)
    token = token_of(world, client_id)
    environment.delenv("CLIENTDESK_SECRET")
    environment.setenv("CLIENTDESK_DATABASE", str(tmp_path / "x.duckdb"))
    (tmp_path / "secret.key").write_text("short")
    (tmp_path / "secret.key").chmod(0o600)
    config.settings.cache_clear()

    assert portal.link(world.database, world.support, client_id, world.now).token is None
    assert look_up(world.database, token).opened
    for make in (portal.link, portal.regenerate):
        with pytest.raises(ConfigError):
            make(world.database, world.admin, another, world.now)
    assert standing(world.database, another) is None


def test_a_sealed_token_does_not_stand_in_for_anothers(world: World) -> None:
    first, second = with_portal(world), with_portal(world)
    token_of(world, first)
    token_of(world, second)
    with world.database.cursor() as cursor:
        cursor.execute(
            "update portal_links set token_sealed = (select token_sealed from portal_links"
            " where client_id = ?) where client_id = ?",
            [first, second],
        )

    assert portal.link(world.database, world.support, second, world.now).token is None
    portal.regenerate(world.database, world.admin, second, world.now)


def test_a_client_that_is_not_there_gets_no_link(world: World) -> None:
    for make in (portal.link, portal.regenerate):
        with pytest.raises(NotFound):
            make(world.database, world.admin, NOBODY, world.now)


def test_who_only_reads_is_not_shown_the_link(world: World) -> None:
    client_id = with_portal(world)
    token_of(world, client_id)

    with pytest.raises(NotAllowed):
        portal.link(world.database, world.viewer, client_id, world.now)


def test_the_database_holds_the_hash_and_never_the_token(world: World) -> None:
    client_id = with_portal(world)
    token = token_of(world, client_id)
    with world.database.cursor() as cursor:
        cursor.execute("checkpoint")

    kept = b"".join(
        path.read_bytes()
        for path in world.database.path.parent.glob(f"{world.database.path.name}*")
        if path.is_file()
    )
    [row] = world.rows("select token_hash from portal_links where client_id = ?", client_id)

    assert row["token_hash"] == hash_of(token)
    assert token.encode() not in kept
    assert b"Support" in kept  # who made it stands there, so the search would find the token


def test_a_workspace_with_links_has_no_findings(world: World) -> None:
    portal.regenerate(world.database, world.admin, with_portal(world), world.now)

    assert list(findings(world.database, world.today)) == []
