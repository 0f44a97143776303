from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import (
    NetBroken,
    NetError,
    NetRedirects,
    NetRefused,
    NetRobots,
    NetRobotsUnavailable,
    NetSilent,
    NetTimedOut,
    NetTooLarge,
    NetUnknownHost,
    NetUnreachable,
    NetUntrusted,
)
from clientdesk.net.folder import Folder
from clientdesk.net.guarded import Guarded
from clientdesk.net.sites import Sites
from clientdesk.net.visits import Limits
from tests.net.guards import Names

if TYPE_CHECKING:
    from pathlib import Path

HOST = "firm.example"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of one site within a folder of sites."""
    path = tmp_path / "sites" / HOST
    path.mkdir(parents=True)
    return path


def folder(site: Path, limits: Limits | None = None, **said: object) -> Folder:
    """The folder of sites, with a _site.json of what is said."""
    if said:
        (site / "_site.json").write_text(json.dumps(said["said"]))
    return Folder(site.parent, limits)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("/", "index.html"),
        ("/a/b", "a/b"),
        ("/a/b", "a/b.html"),
        ("/a/b", "a/b/index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/a/b?c=1#d", "a/b.html"),
        ("/%C3%BCber", "über.html"),
        ("/über", "über.html"),
        ("/a%20b", "a b.html"),
        ("/x/../a", "a.html"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_path_is_a_file(site: Path, path: str, file: str, scheme: str) -> None:
    (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / file).write_text("<p>here")

    found = folder(site).get(f"{scheme}://{HOST}{path}")

    assert (found.status, found.text, found.content_type) == (200, "<p>here", "text/html")


def test_the_first_of_the_files_that_fit_is_taken(site: Path) -> None:
    (site / "a").mkdir()
    (site / "a" / "index.html").write_text("third")
    (site / "a.html").write_text("second")

    assert folder(site).get(f"https://{HOST}/a").text == "second"


@pytest.mark.parametrize(
    ("file", "kind", "body"),
    [
        ("a.txt", "text/plain", b"x"),
        ("a.xml", "application/xml", b"x"),
        ("a.pdf", "application/pdf", b""),
        ("a.other", "text/html", b"x"),
    ],
)
def test_the_ending_says_what_a_file_is(site: Path, file: str, kind: str, body: bytes) -> None:
    (site / file).write_text("x")

    found = folder(site).get(f"https://{HOST}/{file}")

    assert (found.content_type, found.body) == (kind, body)


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/_site.json", "/a/b/c", "/%00", "/%ff", "/a/%2e%2e/b", "/%2e/b", "/a%5cb"),
        *("/" + "x" * 300, "/" + "x/" * 900),
    ],
)
def test_anything_else_is_a_404(site: Path, path: str) -> None:
    (site / "a").mkdir()
    for name in ("b.html", "a\\b.html"):
        (site / name).write_text("page")

    found = folder(site, said={"/x": {}}).get(f"https://{HOST}{path}")

    assert (found.status, found.body) == (404, b"")


def test_a_host_without_a_folder_does_not_resolve(site: Path) -> None:
    with pytest.raises(NetUnknownHost, match=r"no server named other\.example"):
        folder(site).get("https://other.example/")


def test_a_host_in_another_script_has_either_name(site: Path) -> None:
    for name in ("bücher.example", "xn--mller-kva.example"):
        (site.parent / name).mkdir()
        (site.parent / name / "index.html").write_text(name)

    assert folder(site).get("https://bücher.example/").text == "bücher.example"
    assert folder(site).get("https://müller.example/").text == "xn--mller-kva.example"


def test_an_entry_has_status_headers_and_body(site: Path) -> None:
    said = {
        "/gone": {"status": 410, "body": "<p>gone"},
        "/wait": {"status": 503, "headers": {"Retry-After": "120"}},
        "/data": {"headers": {"Content-Type": "Application/JSON; Charset=UTF-8"}, "body": "[]"},
        "/über": {"body": "about"},
    }
    web = folder(site, said=said)

    gone, wait, data = (web.get(f"https://{HOST}{path}") for path in ("/gone", "/wait", "/data"))

    assert (gone.status, gone.text) == (410, "<p>gone")
    assert (wait.status, wait.retry_after_s) == (503, 120.0)
    assert (data.status, data.content_type, data.charset) == (200, "application/json", "utf-8")
    assert web.get(f"https://{HOST}/über").text == "about"


def test_the_star_is_every_path_but_those_that_are_named(site: Path) -> None:
    (site / "index.html").write_text("page")
    web = folder(site, said={"*": {"status": 410}, "/a": {"body": "named"}})

    assert web.get(f"https://{HOST}/").status == 410
    assert web.get(f"https://{HOST}/a").text == "named"


ERRORS: list[tuple[str, type[NetError], type[NetError]]] = [
    ("dns", NetUnknownHost, NetUnknownHost),
    ("tls", NetUntrusted, NetUntrusted),
    ("timeout", NetTimedOut, NetSilent),
    ("reset", NetBroken, NetUnreachable),
]


@pytest.mark.parametrize(("error", "once", "_everywhere"), ERRORS)
def test_a_path_can_fail(
    site: Path, error: str, once: type[NetError], _everywhere: type[NetError]
) -> None:
    (site / "index.html").write_text("page")
    web = folder(site, said={"/a": {"error": error}})

    with pytest.raises(once, match=HOST):
        web.get(f"https://{HOST}/a")

    assert web.get(f"https://{HOST}/").text == "page"


@pytest.mark.parametrize(("error", "_once", "everywhere"), ERRORS)
def test_a_host_can_fail_and_is_told_as_such(
    site: Path, error: str, _once: type[NetError], everywhere: type[NetError]
) -> None:
    with pytest.raises(everywhere, match=HOST):
        folder(site, said={"*": {"error": error}}).get(f"https://{HOST}/a")


def test_a_site_of_which_every_page_fails_is_told_with_the_status(site: Path) -> None:
    assert folder(site, said={"*": {"status": 503}}).get(f"https://{HOST}/").status == 503


@pytest.mark.parametrize("text", ["[]", "{", '{"/": {"status": "no"}}', '{"/": {"error": "x"}}'])
def test_entries_that_cannot_be_read_are_named(site: Path, text: str) -> None:
    (site / "_site.json").write_text(text)

    with pytest.raises(NetUnreachable, match=r"_site\.json of firm\.example cannot be read"):
        folder(site).get(f"https://{HOST}/")


def moved(to: str) -> dict[str, object]:
    return {"status": 301, "headers": {"location": to}}


def test_redirects_are_followed_to_another_site(site: Path) -> None:
    other = site.parent / "other.example"
    other.mkdir()
    (other / "b.html").write_text("there")
    said = {"/": moved("http://firm.example/a"), "/a": moved("//other.example/b")}

    found = folder(site, said=said).get(f"https://{HOST}/")

    assert (found.url, found.asked) == ("http://other.example/b", f"https://{HOST}/")
    assert (found.status, found.text) == (200, "there")


@pytest.mark.parametrize(("steps", "fits"), [(5, True), (6, False)])
def test_redirects_have_an_end(site: Path, steps: int, fits: bool) -> None:
    (site / "0.html").write_text("end")
    web = folder(site, said={f"/{step}": moved(f"/{step - 1}") for step in range(1, steps + 1)})

    if fits:
        assert web.get(f"https://{HOST}/{steps}").text == "end"
    else:
        with pytest.raises(NetRedirects, match="without an end"):
            web.get(f"https://{HOST}/{steps}")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "http://127.0.0.1/", "javascript:x", "//a@b"])
def test_a_redirect_to_what_may_not_be_asked_is_refused(site: Path, to: str) -> None:
    with pytest.raises(NetRefused):
        folder(site, said={"/": moved(to)}).get(f"https://{HOST}/")


def test_robots_txt_is_heeded(site: Path) -> None:
    (site / "robots.txt").write_text("User-agent: *\nDisallow: /private\nCrawl-delay: 3600\n")
    (site / "index.html").write_text("page")
    (site / "private.html").write_text("not for us")
    web = folder(site, said={"/away": moved("/private")})

    assert web.get(f"https://{HOST}/").text == "page"
    for path in ("/private", "/private/x", "/x/../private", "/away"):
        with pytest.raises(NetRobots, match=r"robots\.txt of firm\.example does not permit"):
            web.get(f"https://{HOST}{path}")


@pytest.mark.parametrize(
    ("entry", "is_open"),
    [
        ({"status": 404}, True),
        ({"status": 403}, True),
        ({"status": 500}, False),
        ({"status": 429, "headers": {"retry-after": "9"}}, False),
        ({"error": "timeout"}, False),
        ({"error": "reset"}, False),
        (moved("/robots.txt"), False),
        (moved("http://10.0.0.1/robots.txt"), False),
        (moved("https://nowhere.example/robots.txt"), False),
        (moved("/rules"), True),
    ],
)
def test_without_robots_txt_all_is_open_unless_it_cannot_be_read(
    site: Path, entry: dict[str, object], is_open: bool
) -> None:
    (site / "index.html").write_text("page")
    (site / "rules").write_text("User-agent: *\nDisallow: /private\n")
    web = folder(site, said={"/robots.txt": entry})

    if is_open:
        assert web.get(f"https://{HOST}/").text == "page"
    else:
        with pytest.raises(NetRobotsUnavailable, match=r"robots\.txt") as refused:
            web.get(f"https://{HOST}/")
        assert refused.value.retry_after_s == (9 if entry.get("status") == 429 else None)


def test_a_page_beyond_the_limit_is_not_read(site: Path) -> None:
    (site / "a.html").write_text("x" * 101)
    (site / "b.html").write_text("x" * 100)
    web = folder(site, Limits(body_bytes=100))

    assert len(web.get(f"https://{HOST}/b").body) == 100
    with pytest.raises(NetTooLarge, match=HOST):
        web.get(f"https://{HOST}/a")


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/../secret.html",
            "/%2e%2e/secret",
            "/%2e%2e%2fsecret",
            "/..%5csecret",
            "/a/%2e%2e/%2e.",
        ),
        *("/%2fetc%2fpasswd", "//etc/passwd", "/linked", "/linked/secret", "/secret.html", "/%00"),
        "/.%2e/secret.html",
    ],
)
def test_nothing_outside_the_folder_of_the_site_is_read(site: Path, path: str) -> None:
    outside = site.parent / "secret.html"
    outside.write_text("secret")
    (site.parent.parent / "beyond").mkdir()
    (site.parent.parent / "beyond" / "secret.html").write_text("secret")
    (site / "secret.html").symlink_to(outside)
    (site / "linked").symlink_to(site.parent.parent / "beyond")

    assert folder(site).get(f"https://{HOST}{path}").status == 404


@pytest.mark.parametrize(
    "host", ["..", ".", "..%2f", "a%2f..", "firm.example%00", "linked.example"]
)
def test_no_host_leads_out_of_the_folder(site: Path, host: str) -> None:
    (site.parent.parent / "index.html").write_text("secret")
    (site.parent / "linked.example").symlink_to(site.parent.parent)

    with pytest.raises((NetRefused, NetUnknownHost)):
        folder(site).get(f"https://{host}/")


def test_entries_from_outside_the_folder_are_not_read(site: Path) -> None:
    outside = site.parent / "entries.json"
    outside.write_text('{"*": {"body": "secret"}}')
    (site / "_site.json").symlink_to(outside)

    assert folder(site).get(f"https://{HOST}/").status == 404


def test_only_hosts_that_nobody_can_own_are_answered_from_the_folder(site: Path) -> None:
    (site / "index.html").write_text("page")
    (site.parent / "firm.test").mkdir()
    names = Names(["10.0.0.1"])
    web = Sites(folder(site), Guarded(look_up=names))

    assert web.get("HTTPS://Firm.Example./").text == "page"
    assert names.asked == []
    for url in ("https://firm.test/", "https://firm.example.test/", "https://[/"):
        with pytest.raises(NetRefused):
            web.get(url)
    assert names.asked == ["firm.test", "firm.example.test"]
