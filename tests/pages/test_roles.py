"""Every page as each role sees it: it draws, and offers what the role may do and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from clientdesk import config
from clientdesk.model.permissions import PERMISSIONS, Actor, Permission
from clientdesk.model.words import Role
from clientdesk.store.database import close_database, database
from clientdesk.ui import cached
from tests.pages.conftest import ROOT, make_workspace, without_the_folder
from tests.pages.everything import offered, views, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWS: Final = None
"""For who only looks: where to look, how, and what to take away."""

CONTROLS: Final[dict[str, Permission | None]] = {
    "(filter|directory|analytics|activity|statement|go)-.*|.*-switch": _SHOWS,
    "(sheet|profile)-(next|previous)|sheet-(profile|review)|profile-go-.*": _SHOWS,
    "new-client|create-client|edit-.*|sheet-(save|archive)|profile-(edit|archive)": (
        Permission.WORK_CLIENTS
    ),
    "directory-table:(Edit|Archive)|billing-edit|notes-edit": Permission.WORK_CLIENTS,
    "facts-.*-edit|(accept|dismiss|use)-.*": Permission.WORK_CLIENTS,
    "contact-add|contacts-:(Edit|Remove)|ask-order-number": Permission.WORK_CONTACTS,
    "profile-new-invoice|invoice-.*": Permission.WORK_INVOICES,
    "(sheet|profile)-portal-|portal-link-:Copy link": Permission.TOGGLE_PORTAL,
    "take-over": Permission.TAKE_OWNERSHIP,
    "(enrichment|sheet)-look-up|queue-.*": Permission.ENRICH,
    "(views|export|record-export)-.*": _SHOWS,
    "export-workspace-.*": Permission.EXPORT_WORKSPACE,
    "views-shared": Permission.SHARE_VIEWS,
    "views-save": Permission.MANAGE_VIEWS,
    "owner-": Permission.ASSIGN_OWNER,
    "profile-delete|delete-.*|directory-table:Delete": Permission.DELETE_CLIENTS,
    "portal-regenerate-": Permission.REGENERATE_LINKS,
    "credit-edit": Permission.SET_CREDIT,
    "(workspace|logo|daily-run|source)-.*|enrichment-on|sentence-model": Permission.CHANGE_SETTINGS,
    "member-.*": Permission.MANAGE_MEMBERS,
    "token-.*": Permission.MANAGE_TOKENS,
    "backup-.*": Permission.BACK_UP,
    "ownership-ask": Permission.TRANSFER_OWNERSHIP,
    "invoice-pdf-head|.*:Open": _SHOWS,
    "brief-(who|text).*": _SHOWS,
    "brief-rows-.*": Permission.WORK_CLIENTS,
    "brief-rows-check:(Look up|Retry|Refresh)": Permission.ENRICH,
    "duplicates-.*|compare-.*|merges-recent": _SHOWS,
    "apart-.*|again-.*|merge-.*|take-.+-.*": Permission.MERGE_CLIENTS,
    "quality-.*|mend-(previous|next)": _SHOWS,
    "quality-(rows|ignored):.*|mend-(let|save|use|back|reason)-.*": Permission.WORK_CLIENTS,
    "mend-(email|tax_id|address|website|phone)-.*": Permission.WORK_CLIENTS,
    "quality-rows:Add contact|mend-contact-.*": Permission.WORK_CONTACTS,
    "quality-rows:Compare": Permission.MERGE_CLIENTS,
    "quality-rows:Assign to me|mend-take-over": Permission.TAKE_OWNERSHIP,
    "quality-rows:(Retry|Refresh|Look up)|mend-look-up-.*": Permission.ENRICH,
    "mend-owner-": Permission.ASSIGN_OWNER,
    "import-.*": Permission.COMMIT_IMPORTS,
}
"""What each control does, by a pattern of its key; a more special one stands later."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, dict[str, set[str]]]]:
    """What each page offers each role; all look at one database, and change nothing."""
    path = tmp_path_factory.mktemp("roles") / "records.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_DATABASE", str(path))
        patch.setenv("CLIENTDESK_PUBLIC_URL", "https://desk.example")
        patch.setenv("CLIENTDESK_MODEL_URL", "http://127.0.0.1:9/v1")
        patch.setenv("CLIENTDESK_MODEL_NAME", "none")
        patch.chdir(ROOT)
        without_the_folder(patch)
        config.settings.cache_clear()
        make_workspace(path)
        pages = views(database())
        found = {}
        for role in Role:
            actor = Actor(UUID(int=5), "Rea Doe", role)
            patch.setattr(cached, "actor", lambda actor=actor: actor)
            app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
            found[role] = {name: offered(visit(app, view)) for name, view in pages.items()}
        yield found
        close_database()
    config.settings.cache_clear()


def needed(control: str) -> Permission | None:
    """What a control does; raises KeyError for one without a row."""
    rows = [pattern for pattern in CONTROLS if re.fullmatch(pattern, control)]
    if not rows:
        raise KeyError(control)
    return CONTROLS[rows[-1]]


@pytest.mark.parametrize("role", list(Role))
def test_a_page_offers_what_the_role_may_do_and_nothing_else(
    seen: dict[Role, dict[str, set[str]]], role: Role
) -> None:
    may = {None, *PERMISSIONS[role]}
    wanted = {
        page: {control for control in controls if needed(control) in may}
        for page, controls in seen[Role.OWNER].items()
    }
    assert seen[role] == wanted


def test_the_pages_have_something_for_each_permission_that_pages_ask_for(
    seen: dict[Role, dict[str, set[str]]],
) -> None:
    offers = {needed(control) for controls in seen[Role.OWNER].values() for control in controls}
    assert offers == {None, *Permission}
