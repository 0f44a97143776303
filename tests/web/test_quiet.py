from __future__ import annotations

import logging

import pytest
from uvicorn.logging import AccessFormatter

from clientdesk.web.quiet import WithoutLinks, keep_links_out_of_logs

LINE = '%s - "%s %s HTTP/%s" %d'


def written(path: str) -> str:
    args = ("127.0.0.1:5000", "GET", path, "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, LINE, args, None)
    assert WithoutLinks().filter(record)
    return AccessFormatter('"%(request_line)s" %(status_code)s', use_colors=False).format(record)


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("/p/s3cret-t0ken", "/p/…"),
        ("/p/s3cret?page=2", "/p/…?page=2"),
        ("/p/s3cret/statement.csv?from=2026-01-01", "/p/…/statement.csv?from=2026-01-01"),
        ("/client?id=7", "/client?id=7"),
        ("/api/p/7", "/api/p/7"),
    ],
)
def test_the_access_log_names_the_door_and_not_the_link(path: str, left: str) -> None:
    assert written(path).startswith(f'"GET {left} HTTP/1.1" 200')


def test_it_is_asked_for_as_often_as_one_likes() -> None:
    log = logging.getLogger("uvicorn.access")
    for _ in range(3):
        keep_links_out_of_logs()

    [mine] = [each for each in log.filters if isinstance(each, WithoutLinks)]
    log.removeFilter(mine)
