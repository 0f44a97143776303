"""The page of the portfolio in PostgreSQL, a private server in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from benchmarks.analytics_peers import PeerRows
    from clientdesk.queries.portfolio import Question

_BIN: Final = Path("/usr/lib/postgresql/15/bin")
_USER: Final = "postgres"
_SETTINGS: Final = (
    "-c listen_addresses='' -c shared_buffers=2GB -c work_mem=256MB -c fsync=off "
    "-c max_wal_size=8GB -c maintenance_work_mem=512MB -c effective_cache_size=8GB"
)
_TABLES: Final = {
    "invoices": "id bigint, client bigint, owner text, industry text, currency text, status text, "
    "amount numeric(18,3), paid numeric(18,3), issue_date date, due_date date, settled_on date, "
    "sent_on date, counts boolean",
    "payments": "invoice bigint, client bigint, paid_on date, amount numeric(18,3)",
    "clients": "client bigint, created_on date, name text",
}
_AFTER: Final = """
create index on invoices (issue_date) where counts;
create index on invoices (settled_on) where counts;
create index on invoices (due_date) where counts and paid < amount;
create index on payments (paid_on);
create index on clients (created_on);
vacuum analyze;
"""
_OPEN: Final = "from invoices where counts and paid < amount"
_PAGE: Final = (
    "select date_trunc('{grain}', issue_date), sum(amount), sum(paid), count(*) from invoices "
    "where counts and issue_date between '{first}' and '{last}' group by 1",
    "select date_trunc('{grain}', paid_on), sum(amount) from payments "
    "where paid_on between '{first}' and '{last}' group by 1",
    "select status, count(*), sum(amount) from invoices group by 1",
    "select avg(settled_on - issue_date), "
    "percentile_cont(0.5) within group (order by settled_on - sent_on) "
    "from invoices where counts and settled_on between '{first}' and '{last}'",
    "select width_bucket('{today}' - due_date, array[1, 31, 61, 91]), sum(amount - paid) "
    f"{_OPEN} group by 1",
    "select p.client, c.name, sum(amount) from payments p join clients c using (client) "
    "where paid_on between '{first}' and '{last}' group by 1, 2 order by 3 desc limit 10",
    f"select owner, industry, currency, sum(amount - paid) {_OPEN} "
    "group by grouping sets ((owner), (industry), (currency))",
    "select date_trunc('{grain}', created_on), count(*) from clients "
    "where created_on between '{first}' and '{last}' group by 1",
)


class PostgreSQL:
    """A server that is started for the benchmark and ended with it; times are its own."""

    name = "PostgreSQL 15"

    def __init__(self, rows: PeerRows, today: date, folder: Path) -> None:
        self._today = today
        self._rows = rows
        self._data = Path(mkdtemp(prefix="clientdesk-postgres-"))
        self._csv = folder / "rows.csv"
        self._taken = 0.0

    @staticmethod
    def is_here() -> bool:
        """Whether the programs of PostgreSQL 15 are on this machine."""
        return (_BIN / "initdb").exists() and os.geteuid() == 0

    def __enter__(self) -> Self:
        """Make a cluster, start it and fill it."""
        shutil.chown(self._data, _USER)
        self._run("initdb", "--pgdata", str(self._data), "--auth", "trust")
        log = str(self._data / "log")
        options = f"{_SETTINGS} -k {self._data}"
        self._run("pg_ctl", "--pgdata", str(self._data), "-l", log, "-o", options, "-w", "start")
        for name, columns in _TABLES.items():
            self._ask(f"create table {name} ({columns})")
            self._fill(name, getattr(self._rows, name))
        self._ask(_AFTER)
        return self

    def __exit__(self, *_: object) -> None:
        """End the server and remove its files."""
        self._run("pg_ctl", "--pgdata", str(self._data), "-m", "immediate", "stop")
        shutil.rmtree(self._data)

    def page(self, asked: Question) -> None:
        """Everything that the page shows."""
        first, last = asked.first or "2000-01-01", asked.last or asked.as_of
        words = {"grain": asked.grain, "first": first, "last": last, "today": self._today}
        page = ";\n".join(query.format(**words) for query in _PAGE)
        said = self._ask(f"\\timing on\n\\o /dev/null\n{page};\n")
        self._taken = sum(float(time) for time in re.findall(r"Time: ([\d.]+) ms", said))

    def taken(self) -> float:
        """The milliseconds of the last page, as the server's client measured them."""
        return self._taken

    def _fill(self, table: str, rows: pl.DataFrame) -> None:
        rows.write_csv(self._csv, include_header=False)
        self._ask(f"\\copy {table} from '{self._csv}' with (format csv)")
        self._csv.unlink()

    def _ask(self, text: str) -> str:
        options = ("-h", str(self._data), "-U", _USER, "-d", "postgres", "-v", "ON_ERROR_STOP=1")
        done = subprocess.run(
            [str(_BIN / "psql"), "-q", *options],
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(_BIN / program), *arguments],
            user=_USER,
            cwd=self._data,
            stdout=subprocess.DEVNULL,
            check=True,
        )
