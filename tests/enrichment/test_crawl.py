from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from clientdesk.enrichment.crawl import MOST_PAGES, SECONDS, Crawl, crawl
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clientdesk.enrichment.crawl import Crawled

HOST = "acme.example"


def _unheard(url: str) -> None:
    del url


def _crawled(
    root: Path, pages: dict[str, str], clock: Callable[[], float] = lambda: 0.0
) -> Crawled:
    for name, body in pages.items():
        file = root / HOST / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    web = Folder(root)
    how = Crawl(web, _unheard, lambda: False, clock)
    done = crawl(how, f"https://{HOST}/", web.get(f"https://{HOST}/"))
    assert done is not None
    return done


def _paths(done: Crawled) -> list[str]:
    return [page.url.removeprefix(f"https://{HOST}/") for page in done.site.pages]


def test_a_page_that_leads_to_a_better_one_is_read(tmp_path: Path) -> None:
    done = _crawled(
        tmp_path,
        {
            "index.html": '<a href="/about">About</a>',
            "about.html": '<a href="/in/suppliers">Suppliers</a>',
            "in/suppliers.html": "<p>Send it here.</p>",
        },
    )

    assert _paths(done) == ["", "about", "in/suppliers"]


def test_at_most_twelve_pages_are_read(tmp_path: Path) -> None:
    links = "".join(f'<a href="/p{at}">P{at}</a>' for at in range(40))
    pages = {f"p{at}.html": f"<p>{at}</p>" for at in range(40)}

    done = _crawled(tmp_path, {"index.html": links + '<a href="/imprint">Imprint</a>'} | pages)

    assert len(done.site.pages) == MOST_PAGES


def test_a_trap_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / HOST).mkdir()
    (tmp_path / HOST / "_site.json").write_text(
        '{"*": {"body": "<a href=\\"next\\">next</a><a href=\\"x/\\">x</a>"}}', encoding="utf-8"
    )

    assert len(_crawled(tmp_path, {}).site.pages) == 1


def test_what_robots_txt_does_not_permit_is_counted_and_not_read(tmp_path: Path) -> None:
    done = _crawled(
        tmp_path,
        {
            "index.html": '<a href="/staff/suppliers">Suppliers</a><a href="/about">About</a>',
            "staff/suppliers.html": "<p>secret</p>",
            "about.html": "<p>About</p>",
            "robots.txt": "User-agent: *\nDisallow: /staff/",
        },
    )

    assert _paths(done) == ["", "about"]
    assert done.refused == 1


def test_a_page_that_redirects_to_another_owner_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "other.example").mkdir()
    (tmp_path / "other.example" / "index.html").write_text("<p>Other</p>", encoding="utf-8")

    done = _crawled(
        tmp_path,
        {
            "index.html": '<a href="/about">About</a>',
            "_site.json": '{"/about": {"status": 302,'
            ' "headers": {"location": "https://other.example/"}}}',
        },
    )

    assert _paths(done) == [""]


def test_two_addresses_of_one_text_are_one_page(tmp_path: Path) -> None:
    done = _crawled(
        tmp_path,
        {"index.html": '<a href="/start">Start</a>', "start.html": '<a href="/start">Start</a>'},
    )

    assert _paths(done) == [""]


def test_an_imprint_that_no_page_links_is_asked_for_where_it_is_likely(tmp_path: Path) -> None:
    done = _crawled(
        tmp_path,
        {"index.html": '<html lang="de"><p>Hallo</p></html>', "impressum.html": "<p>Acme GmbH</p>"},
    )

    assert _paths(done) == ["", "impressum"]


def test_reading_ends_when_the_time_is_over(tmp_path: Path) -> None:
    links = "".join(f'<a href="/p{at}">P{at}</a>' for at in range(9))
    pages = {f"p{at}.html": f"<p>{at}</p>" for at in range(9)}
    ticking = itertools.count(0.0, SECONDS / 3)

    done = _crawled(tmp_path, {"index.html": links} | pages, lambda: next(ticking))

    assert len(done.site.pages) == 3
