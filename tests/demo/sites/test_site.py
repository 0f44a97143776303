from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.demo.sites.quirks import Quirk
from clientdesk.demo.sites.writing import write_sites
from clientdesk.errors import (
    NetError,
    NetRobots,
    NetTimedOut,
    NetUnknownHost,
    NetUnreachable,
    NetUntrusted,
)
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm
    from clientdesk.demo.sites.site import Site


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, made: dict[str, Site]) -> Folder:
    folder = tmp_path_factory.mktemp("sites")
    write_sites(folder, made.values())
    return Folder(folder)


def _host(known: list[Firm], quirk: Quirk | None) -> str:
    return next(firm.host for firm in known if firm.quirk is quirk)


@pytest.mark.parametrize(
    ("quirk", "error"),
    [
        (Quirk.TIMEOUT, NetTimedOut),
        (Quirk.NO_HOST, NetUnknownHost),
        (Quirk.ROBOTS, NetRobots),
        (Quirk.BAD_CERTIFICATE, NetUntrusted),
        (Quirk.RESET, NetUnreachable),
    ],
)
def test_sites_that_cannot_be_read_fail_each_for_its_own_reason(
    web: Folder, known: list[Firm], quirk: Quirk, error: type[NetError]
) -> None:
    with pytest.raises(error):
        web.get(f"https://{_host(known, quirk)}/")


def test_an_error_page_is_answered_as_one(web: Folder, known: list[Firm]) -> None:
    hosts = [firm.host for firm in known if firm.quirk is Quirk.ERROR_PAGE]

    assert {web.get(f"https://{host}/").status for host in hosts} <= {404, 500, 503}


def test_a_site_without_encryption_is_read_over_http(web: Folder, known: list[Firm]) -> None:
    host = _host(known, Quirk.PLAIN_HTTP)
    answered = web.get(f"https://{host}/")

    assert answered.url == f"http://{host}/start"
    assert answered.status == 200


def test_a_site_that_moved_answers_under_its_other_name(web: Folder, known: list[Firm]) -> None:
    for host in (firm.host for firm in known if firm.quirk is Quirk.MOVED):
        other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        assert web.get(f"https://{host}/").url == f"https://{other}/"


@pytest.mark.parametrize(
    ("quirk", "words"), [(Quirk.PARKED, "<h1>"), (Quirk.SCRIPT_ONLY, "<noscript>")]
)
def test_a_page_that_tells_nothing_names_nobody(
    web: Folder, known: list[Firm], quirk: Quirk, words: str
) -> None:
    firm = next(each for each in known if each.quirk is quirk)
    text = web.get(f"https://{firm.host}/").text

    assert words in text
    assert firm.legal not in text


def test_all_other_sites_answer(web: Folder, known: list[Firm]) -> None:
    usual = [firm.host for firm in known if firm.quirk is None]

    assert len(usual) > 250
    for host in usual:
        assert web.get(f"https://{host}/").status == 200


def test_sites_are_small(made: dict[str, Site]) -> None:
    sizes = [len(text.encode()) for site in made.values() for text in site.files.values()]

    assert sum(sizes) < 2_500_000
    assert max(sizes) < 12_000
