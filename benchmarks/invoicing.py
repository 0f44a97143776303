"""Milliseconds of each step of an invoice in a large workspace: python -m benchmarks.invoicing [N].

N is the number of invoices of the demo that is made for it, by default 1,000,000.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.actions import invoices, payments
from clientdesk.actions.workspace import local_owner
from clientdesk.demo.workspace import fill
from clientdesk.model.invoice_draft import InvoiceDraft, PaymentDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.invoice import invoice
from clientdesk.store.database import Database, create_database
from clientdesk.store.figures import roll_figures

if TYPE_CHECKING:
    from collections.abc import Callable

NOW: Final = datetime(2026, 11, 23, 12)
ROUNDS: Final = 25
LINE: Final = Line("Work", Decimal("1.5"), Decimal("99.99"), Decimal("0.19"))


class Clock:
    """Takes times, wall and processor, by the name of what was done."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = defaultdict(list)
        self.processor: dict[str, list[float]] = defaultdict(list)

    def time(self, name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401
        """What the work answers."""
        wall, processor = time.perf_counter(), time.process_time()
        answer = work()
        self.wall[name].append((time.perf_counter() - wall) * 1000)
        self.processor[name].append((time.process_time() - processor) * 1000)
        return answer

    def print(self) -> None:
        """The first and the median of each."""
        print(f"{'':16}{'first':>8}{'median':>8}{'processor':>11}  ms")
        for name, times in self.wall.items():
            used = median(self.processor[name])
            print(f"{name:16}{times[0]:8.1f}{median(times):8.1f}{used:11.1f}")


def one_life(database: Database, client_id: UUID, clock: Clock) -> None:
    """An invoice made, changed, issued, paid, opened again and canceled."""
    actor, today = local_owner(database), NOW.date()
    draft = InvoiceDraft(client_id, "EUR", today, today + timedelta(days=14), (LINE,) * 5)
    paid = PaymentDraft(Decimal(200), today)
    rest = (database, actor)
    made = clock.time("create", lambda: invoices.create(*rest, draft, NOW))
    key = made.id

    def step(name: str, work: Callable[..., Any]) -> Any:  # noqa: ANN401
        version = clock.time("read", lambda: invoice(database, key, today)).version
        return clock.time(name, lambda: work(version=version, now=NOW))

    step("edit", lambda **now: invoices.edit(*rest, key, draft, **now))
    step("issue", lambda **now: invoices.issue(*rest, key, **now))
    received = step("record payment", lambda **now: payments.record(*rest, key, paid, **now))
    clock.time("void payment", lambda: payments.void(*rest, received.id, NOW))
    step("cancel", lambda **now: invoices.cancel(*rest, key, **now))


def some_clients(database: Database) -> list[UUID]:
    """Clients, spread over all, to whom something can be issued."""
    ids = [UUID(row["id"]) for row in database.rows("client_ids")]
    spread = ids[:: max(len(ids) // (ROUNDS * 2), 1)]
    rows = [database.row("client_to_change", id=client_id) or {} for client_id in spread]
    free = [row["id"] for row in rows if row["archived_at"] is None and not row["on_hold"]]
    return free[:ROUNDS]


def main() -> None:
    """Make the demo, then print how long each step took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "large.duckdb")
        fill(database, clients=max(count // 10, 1), invoices=count, today=NOW.date())
        roll_figures(database, NOW.date())
        clock = Clock()
        for client_id in some_clients(database):
            one_life(database, client_id, clock)
        print(f"{count:,} invoices, {ROUNDS} rounds")
        clock.print()
        database.close()


if __name__ == "__main__":
    main()
