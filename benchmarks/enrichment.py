"""Look up the demo's clients on their made-up websites: how much is found, and how fast.

    python -m benchmarks.enrichment --misses 5

What each site was made of is known, so every value that is found is either right or wrong. The
sites were written by other hands than the rules, but with one vocabulary for all: they say more of
speed and of mistakes than of how well real sites are read. Then some of the clients go through
the real queue: a database, the worker, twenty at once.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.site_truth import Truth, truth
from clientdesk.actions import clients
from clientdesk.actions.enrichment_desk import Desk
from clientdesk.actions.workspace import create_workspace
from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.sites.firms import Firm, firms
from clientdesk.demo.sites.site import sites
from clientdesk.demo.sites.writing import write_sites
from clientdesk.enrichment.enrich import Watching, enrich
from clientdesk.enrichment.many import enrich_all
from clientdesk.enrichment.worker import Job, Worker
from clientdesk.model.client import ClientDraft
from clientdesk.model.enrichment import FactField, Inputs, Outcome
from clientdesk.model.enrichment_inputs import inputs_of
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.net.folder import Folder
from clientdesk.store.database import create_database

if TYPE_CHECKING:
    from benchmarks.site_truth import Right
    from clientdesk.model.enrichment import FactValue, Result

DAY: Final = date(2026, 11, 23)
_NUMBERS: Final = {FactField.VAT_ID, FactField.COMPANY_NUMBER, FactField.PEPPOL_ID}


@dataclass
class Score:
    """How many values were right, given and to be found, by field; and what was not as it is."""

    right: Counter[FactField] = field(default_factory=Counter)
    given: Counter[FactField] = field(default_factory=Counter)
    wanted: Counter[FactField] = field(default_factory=Counter)
    hit: Counter[FactField] = field(default_factory=Counter)
    """Right ones of those to be found."""
    misses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, host: str, known: Truth, result: Result) -> None:
        """Judge one result."""
        kind = result.error.kind if result.error else None
        if kind != known.failure or result.status is Outcome.SKIPPED:
            self._miss("status", host, kind or result.status, known.failure)
            return
        signals = {each.kind for each in result.risk_signals}
        if known.signal and known.signal not in signals:
            self._miss("signal not given", host, None, known.signal)
        for extra in () if known.failure else signals - {known.signal}:
            self._miss("signal without cause", host, extra, None)
        for name, fact in result.fields.items():
            self._judge(host, name, fact.value, known)
        for name, right in known.must.items():
            self.wanted[name] += 1
            if name not in result.fields:
                self._miss(f"{name} not found", host, None, right[0])

    def lines(self, misses: int) -> list[str]:
        """The score for people, with so many of the misses of each kind."""
        table = [self._line(str(name), [name]) for name in FactField if self.wanted[name]]
        listed = [
            line
            for kind, cases in sorted(self.misses.items())
            for line in (f"{kind}: {len(cases)}", *(f"    {each}" for each in cases[:misses]))
        ]
        return [*table, self._line("all", list(FactField)), *listed]

    def _judge(self, host: str, name: FactField, value: FactValue, known: Truth) -> None:
        right = known.must.get(name, known.may.get(name))
        if right == ():
            return
        is_right = right is not None and _is_right(name, value, right)
        self.given[name] += 1
        self.right[name] += is_right
        self.hit[name] += is_right and name in known.must
        if not is_right:
            self._miss(f"{name} wrong", host, value, right and right[0])

    def _line(self, label: str, names: list[FactField]) -> str:
        right, given, wanted, hit = (
            sum(counted[name] for name in names)
            for counted in (self.right, self.given, self.wanted, self.hit)
        )
        precision, recall = right / max(given, 1), hit / max(wanted, 1)
        return f"{label:24} {precision:.3f} precision  {recall:.3f} recall  of {wanted:5,}"

    def _miss(self, kind: str, host: str, got: object, right: object) -> None:
        self.misses[kind].append(f"{host}: {got} instead of {right}")


def _is_right(name: FactField, value: FactValue, right: Right) -> bool:
    return any(_same(name, value, each) for each in right)


def _same(name: FactField, value: FactValue, right: FactValue) -> bool:
    if isinstance(value, tuple) and isinstance(right, tuple):
        return {each.casefold() for each in value} == {each.casefold() for each in right}
    got, wanted = (str(each).casefold().rstrip("/") for each in (value, right))
    if name in _NUMBERS:
        got, wanted = (re.sub(r"[^a-z0-9]", "", each) for each in (got, wanted))
    return wanted in got if name is FactField.FINANCE_CONTACT else got == wanted


@dataclass(frozen=True, slots=True)
class Known:
    """The firms of a demo, and what their clients' records say."""

    firms: list[Firm]
    asked: list[Inputs]
    truths: list[Truth]


def known(maker: Maker, seed: int) -> Known:
    """The firms with a site of their own."""
    made = maker.first
    found = list(firms(seed, made, maker.book))
    return Known(
        found,
        [inputs_of(made.texts.row(firm.row, named=True)) for firm in found],
        [
            truth(firm, made.names.industry[firm.row], made.names.company_type[firm.row])
            for firm in found
        ],
    )


def score(folder: Path, told: Known) -> Score:
    """Look every client up, and judge what was found."""
    judged = Score()
    results = enrich_all(folder, told.asked)
    for firm, right, result in zip(told.firms, told.truths, results, strict=True):
        judged.take(f"{firm.language} {firm.host}", right, result)
    return judged


def speed(path: Path, folder: Path, asked: list[Inputs]) -> float:
    """Seconds in which the worker looks the clients up, from the queue to the records."""
    database = create_database(path)
    draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London", enrichment_enabled=True)
    owner = create_workspace(database, draft, "Olive", "olive@desk.example", _now())
    for each in asked:
        client = ClientDraft(**{name: getattr(each, name) for name in each.__slots__})
        clients.create(database, owner, client, _now(), _now().date())
    web = Folder(folder)

    def look_up(inputs: Inputs, job: Job) -> Result | None:
        return enrich(inputs, web, Watching(job.reads, job.stopped.is_set))

    begun = time.monotonic()
    Worker(Desk(lambda: database, _now, "benchmark"), look_up).work_off()
    took = time.monotonic() - begun
    database.close()
    return took


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def main() -> int:
    """Score and time, and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clients", type=int, default=400)
    parser.add_argument("--timed", type=int, default=200, help="clients through the queue")
    parser.add_argument("--misses", type=int, default=0, help="of each kind to list")
    asked = parser.parse_args()
    maker = Maker(asked.seed, calendar(DAY), asked.clients, 0)
    told = known(maker, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sites"
        write_sites(place, sites(asked.seed, maker.first, maker.book))
        print("\n".join(score(place, told).lines(asked.misses)))
        taken = told.asked[: asked.timed]
        took = speed(Path(folder) / "desk.duckdb", place, taken)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    rate = f"{len(taken) / took:.1f} a second"
    print(f"{len(taken)} clients through the queue in {took:.1f} s: {rate}; {load}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
