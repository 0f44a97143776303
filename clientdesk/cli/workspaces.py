"""Commands about the workspace as a whole: init, demo, ready, check, backup, restore."""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from clientdesk.actions.erasing import erase_again
from clientdesk.actions.workspace import create_workspace
from clientdesk.cli.asking import fetch_backup
from clientdesk.cli.opening import new_path_of, now, opened, path_of, today_in
from clientdesk.config import DATA, DEMO, settings
from clientdesk.demo.workspace import Making, fill
from clientdesk.enrichment.many import enrich_all
from clientdesk.model.erasure import kept_from
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.queries.checks import findings
from clientdesk.signin.provider import provider
from clientdesk.store.backup import backup as write_backup
from clientdesk.store.database import create_database, open_database
from clientdesk.store.restore import REVIVED
from clientdesk.store.restore import restore as put_back
from clientdesk.store.tombstones import read_tombstones

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from clientdesk.store.database import Database


def init(options: Namespace) -> int:
    """Make an empty workspace in a new database."""
    draft = WorkspaceDraft(
        name=options.name,
        country=options.country,
        base_currency=options.currency,
        timezone=options.timezone,
        payment_terms_days=options.terms,
        reminder_tone=options.tone,
    )
    with _new_database(new_path_of(options)) as database:
        create_workspace(database, draft, options.owner, options.email, now())
    _say(f"The workspace “{options.name}” is ready in {new_path_of(options)}.")
    return 0


def demo(options: Namespace) -> int:
    """Fill a new database with a synthetic workspace."""
    with _new_database(new_path_of(options)) as database:
        fill(
            database,
            clients=options.clients,
            invoices=options.invoices,
            seed=options.seed,
            today=options.today or _local_today(),
            making=_MAKING,
        )
    _say(f"\rThe demo workspace is ready in {new_path_of(options)}.")
    return 0


def ready(options: Namespace) -> int:
    """Make the demo workspace when there is no database that the app could open.

    With members' sign-in the settings are checked only: their workspace is made by `init`.
    """
    signs_in = provider() is not None
    path = path_of(options)
    if signs_in and not path.exists():
        _say("The settings are whole. There is no database yet: make the workspace with init.")
    elif not path.exists():
        named = options.database or "database" in settings().model_fields_set
        path = path if named else DATA / DEMO
        _say("There is no database yet; making the demo workspace.")
        with _new_database(path) as database:
            fill(database, today=_local_today(), making=_MAKING)
    return 0


def check(options: Namespace) -> int:
    """Print every broken invariant, one line each; 1 when there is one."""
    broken = 0
    with opened(options) as database:
        database.read_everything()
        for finding in findings(database, today_in(database, None)):
            broken += 1
            print(finding)
    _say(f"{broken} findings." if broken else "Every invariant holds.")
    return 1 if broken else 0


def backup(options: Namespace) -> int:
    """Write a verified copy of the database to a new file; the running app's, by its address."""
    if options.url is not None:
        _say(f"Backed up to {fetch_backup(options.url, options.file, now())}.")
        return 0
    with opened(options) as database:
        _say(f"Backed up to {write_backup(database, options.file, now())}.")
    return 0


def restore(options: Namespace) -> int:
    """Verify a backup and put it in the database's place."""
    path = path_of(options)
    report = put_back(options.file, path, dry_run=options.dry_run)
    holds = f"The backup is whole: {report.rows['clients']:,} clients"
    holds += f" and {report.rows['invoices']:,} invoices."
    if not report.restored:
        _say(f"{holds} Nothing was changed.")
        return 0
    again = _erase_again(path)
    aside = f" What was there lies in {report.moved_aside}." if report.moved_aside else ""
    _say(f"{holds} It now stands at {path}.{aside}{again} {REVIVED}")
    return 0


def _erase_again(path: Path) -> str:
    """Erase what was erased after the backup was made; a sentence when there was something."""
    if not read_tombstones(path):
        return ""
    with closing(open_database(path)) as database:
        since = kept_from(today_in(database, None), settings().keep_invoices_years)
        again = erase_again(database, kept_from=since, now=now())
    records = "1 record" if again == 1 else f"{again:,} records"
    return f" {records} that had been erased since went again." if again else ""


@contextmanager
def _new_database(path: Path) -> Iterator[Database]:
    """A new database that does not outlive a failure to fill it."""
    database = create_database(path)
    try:
        yield database
    except BaseException:
        database.close()
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
        raise
    database.close()


def _local_today() -> date:
    return datetime.now().astimezone().date()


def _progress(share: float, step: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{share:4.0%}  {step:<40}", end="", file=sys.stderr, flush=True)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


_MAKING: Final = Making(_progress, enrich_all)
