"""What each command takes, and which function runs it."""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from clientdesk.config import APP
from clientdesk.model.days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Run = Callable[[argparse.Namespace], int]
    Commands = argparse._SubParsersAction["_Parser"]

EXPORTED: Final = ("clients", "invoices", "payments", "rates")

_DIGITS: Final = 18
"""Of a count; more would not fit the store."""


class _Parser(argparse.ArgumentParser):
    """Bad usage is one sentence, not a page."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="clientdesk", description="The clients workspace of a team that invoices.")
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _workspace_commands(commands)
    _record_commands(commands)
    _sentence_commands(commands)
    _file_commands(commands)
    _enrichment_commands(commands)
    return top


def _workspace_commands(commands: Commands) -> None:
    init = _command(commands, "init", "workspaces.init", "make an empty workspace")
    init.add_argument("--name", required=True, help="what the workspace is called")
    init.add_argument("--country", required=True, help="ISO 3166, two letters")
    init.add_argument("--currency", required=True, help="base currency, ISO 4217")
    init.add_argument("--timezone", required=True, help="IANA name, such as Europe/Dublin")
    init.add_argument("--terms", type=_count, default=30, help="payment terms in days (30)")
    init.add_argument("--tone", default="friendly", help="friendly, neutral, firm or final")
    init.add_argument("--owner", default="Workspace owner", help="your name")
    init.add_argument("--email", default="owner@example.com", help="your e-mail address")

    owner = _command(
        commands, "owner", "owners.owner", "name the owner who signs in first; works once"
    )
    owner.add_argument("email", help="the address that the OpenID provider knows them by")
    owner.add_argument("--name", help="their name")

    demo = _command(
        commands, "demo", "workspaces.demo", "fill a new database with a demo workspace"
    )
    demo.add_argument("--clients", type=_count, default=400)
    demo.add_argument("--invoices", type=_count, default=6000)
    demo.add_argument("--seed", type=_count, default=1)
    demo.add_argument("--today", type=_date, help="the day it is in the demo (today)")

    _command(commands, "ready", "workspaces.ready", "make the demo when there is no database yet")
    _command(commands, "check", "workspaces.check", "test every invariant of the records")


def _record_commands(commands: Commands) -> None:
    clients = _command(commands, "clients", "records.clients", "list clients by a filter")
    clients.add_argument("--filter", default="{}", metavar="JSON")
    clients.add_argument("--limit", type=_count)
    clients.add_argument("--offset", type=_count, default=0)
    clients.add_argument("--columns", metavar="a,b")
    clients.add_argument("--format", choices=["json", "csv", "table"], default="json")
    clients.add_argument("--count", action="store_true", help="print the total alone")
    clients.add_argument("--today", type=_date)

    export = _command(commands, "export", "records.export", "print whole records")
    export.add_argument("kind", choices=EXPORTED)
    export.add_argument("--filter", metavar="JSON")
    export.add_argument("--format", choices=["csv", "json"], default="csv")
    export.add_argument("--today", type=_date)

    report = _command(commands, "report", "reports.report", "print figures of the portfolio")
    report.add_argument("--client", metavar="ID", help="the figures of this client")
    report.add_argument("--from", type=_date, metavar="DATE", dest="first", help="first day")
    report.add_argument("--to", type=_date, metavar="DATE", dest="last", help="last day")
    report.add_argument("--as-of", type=_date, metavar="DATE", help="figures of this day (today)")
    report.add_argument("--today", type=_date, help="the day it is (today)")

    bring_in = _command(
        commands, "import", "records.import_", "bring in clients, invoices or payments"
    )
    bring_in.add_argument("file", type=Path)
    bring_in.add_argument("--kind", choices=["clients", "invoices", "payments"], default="clients")
    bring_in.add_argument("--dry-run", action="store_true", help="judge only")
    bring_in.add_argument("--mapping", type=_mapping, metavar="JSON", help="field to header")


def _sentence_commands(commands: Commands) -> None:
    parse = _command(commands, "parse", "sentences.parse", "read a sentence as a filter")
    parse.add_argument("text", nargs="?", help="the sentence")
    parse.add_argument("--batch", type=Path, metavar="FILE", help="JSON lines of id and text")
    parse.add_argument("--today", type=_date, help="the day it is (today)")
    parse.add_argument("--me", metavar="NAME", help="who says it")
    parse.add_argument("--member", action="append", default=[], metavar="NAME")
    parse.add_argument(
        "--model", action="store_true", help="ask the configured model about words left over"
    )


def _file_commands(commands: Commands) -> None:
    backup = _command(commands, "backup", "workspaces.backup", "write a backup")
    backup.add_argument("file", type=Path)
    backup.add_argument("--url", help="let the app that runs there make it")

    about_rates = commands.add_parser("rates", help="fetch exchange rates")
    kinds = about_rates.add_subparsers(required=True, metavar="COMMAND", dest="rates_command")
    _command(kinds, "update", "rates.update", "fetch the newest exchange rates")

    restore = _command(commands, "restore", "workspaces.restore", "put a backup in place")
    restore.add_argument("file", type=Path)
    restore.add_argument("--dry-run", action="store_true", help="verify only")


def _enrichment_commands(commands: Commands) -> None:
    enrich = commands.add_parser("enrich", help="find out about clients from their websites")
    kinds = enrich.add_subparsers(required=True, metavar="COMMAND", dest="enrich_command")
    preview = _command(kinds, "preview", "enriching.preview", "print what is found, keep nothing")
    preview.add_argument("--name", required=True)
    preview.add_argument("--website", required=True)
    for option in ("--email", "--phone", "--address", "--tax-id"):
        preview.add_argument(option, default="", help="what the record says")
    preview.add_argument("--sites", type=Path, metavar="DIR", help="a folder that answers instead")

    run = _command(kinds, "run", "enrichment_runs.run", "do what the daily trigger does, here")
    what = run.add_mutually_exclusive_group()
    what.add_argument(
        "--due", action="store_true", help="whatever is due, also a second time a day"
    )
    what.add_argument("--client", action="append", metavar="ID", help="this client; repeatable")

    trigger = _command(kinds, "trigger", "enrichment_runs.trigger", "ask the running app to do it")
    trigger.add_argument("--url", default=APP, help=f"({APP})")


def _command(commands: Commands, name: str, run: str, purpose: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
    command.add_argument("--database", metavar="URL", help="default: $CLIENTDESK_DATABASE")
    command.set_defaults(run=_called(run))
    return command


def _called(name: str) -> Run:
    """A command's function, imported when it runs: a command loads only what it needs."""
    module, function = name.split(".")

    def run(options: argparse.Namespace) -> int:
        found: Run = getattr(import_module(f"clientdesk.cli.{module}"), function)
        return found(options)

    return run


def _date(text: str) -> date:
    day = day_of(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-11-22")
    return day


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number")
    if len(text) > _DIGITS:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is too large: at most {_DIGITS} digits")
    return int(text)


def _mapping(text: str) -> dict[str, object]:
    try:
        value = json.loads(text, object_pairs_hook=_each_once)
    except ValueError as error:
        raise argparse.ArgumentTypeError("the mapping is not JSON") from error
    if not isinstance(value, dict):
        raise argparse.ArgumentTypeError('the mapping must be like {"name": "Company"}')
    return value


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise argparse.ArgumentTypeError(f"the mapping names “{twice}” twice")
    return value
