"""Whether the time of a refusal tells why it was refused: python -m benchmarks.portal_refusals [N].

N is how often each is asked for, by default 5,000: in turn, through all layers of the server, in
one process, for a network would only add noise. A reason can be told from the first of its door
when a rank test finds p below 0.01 and the medians lie 0.2 ms or more apart.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from datetime import datetime
from decimal import Decimal
from math import erfc, sqrt
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import anyio
import httpx
from starlette.applications import Starlette

from clientdesk.actions import clients, invoices, portal
from clientdesk.actions.invoices import InvoiceDraft
from clientdesk.actions.workspace import local_owner
from clientdesk.demo.workspace import fill
from clientdesk.model.client import ClientDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.model.portal_token import new_token
from clientdesk.portal.limits import Counts
from clientdesk.store.database import close_database, create_database, database
from clientdesk.web import admission
from clientdesk.web.middleware import Judges, layers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from clientdesk.store.database import Database

    Addresses = Mapping[str, Callable[[], str]]

NOW: Final = datetime(2026, 1, 5, 12)
LINE: Final = Line("Work", Decimal(1), Decimal(100), Decimal(0))


class Client:
    """One with a portal link and an invoice."""

    def __init__(self, records: Database, *, issued: bool = True) -> None:
        owner = local_owner(records)
        self.id = clients.create(records, owner, ClientDraft("Acme"), NOW, NOW.date()).id
        clients.set_portal(records, owner, self.id, enabled=True, now=NOW)
        self.token = portal.link(records, owner, self.id, NOW).token or ""
        draft = InvoiceDraft(self.id, "EUR", None, None, (LINE,))
        made = invoices.create(records, owner, draft, NOW)
        self.invoice: UUID = made.id
        if issued:
            invoices.issue(records, owner, made.id, version=made.version, now=NOW)

    def pdf(self, token: str = "", invoice: UUID | None = None) -> str:
        """Where its invoice would be, or another."""
        return f"/p/{token or self.token}/invoices/{invoice or self.invoice}.pdf"


def doors(records: Database) -> Mapping[str, Addresses]:
    """What is refused at each door, by the reason."""
    owner, live, other = local_owner(records), Client(records), Client(records)
    unissued, ended, off = Client(records, issued=False), Client(records), Client(records)
    portal.regenerate(records, owner, ended.id, NOW)
    clients.set_portal(records, owner, off.id, enabled=False, now=NOW)
    return {
        "page": {
            "wrong": lambda: f"/p/{new_token()}",
            "revoked": lambda: f"/p/{ended.token}",
            "off": lambda: f"/p/{off.token}",
            "no link at all": lambda: "/p/x",
        },
        "PDF": {
            "wrong": lambda: live.pdf(new_token()),
            "revoked": ended.pdf,
            "off": off.pdf,
            "foreign invoice": lambda: live.pdf(invoice=other.invoice),
            "draft invoice": unissued.pdf,
            "no invoice": lambda: f"/p/{live.token}/invoices/x.pdf",
        },
    }


async def measure(addresses: Addresses, rounds: int) -> Mapping[str, list[float]]:
    """Milliseconds of each refusal, in turn and each round in another order."""
    no_pages = Judges(frame=lambda _cookies, _sent: None, may_send=lambda _cookies, _id: False)
    app = Starlette(middleware=layers(None, no_pages))
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 5000))
    times: dict[str, list[float]] = {name: [] for name in addresses}
    order, shuffled = list(addresses), random.Random(1)  # noqa: S311
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for each in range(rounds + rounds // 20):
            shuffled.shuffle(order)
            for name in order:
                request = client.build_request("GET", addresses[name]())
                began = time.perf_counter()
                answer = await client.send(request)
                taken = (time.perf_counter() - began) * 1000
                if answer.status_code != 404:
                    raise RuntimeError(f"“{name}” was answered with {answer.status_code}.")
                if each >= rounds // 20:
                    times[name].append(taken)
    return times


def rank_test(one: Sequence[float], other: Sequence[float]) -> float:
    """The p of a Mann-Whitney test, by the normal approximation."""
    order = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(place for place, (_, whose) in enumerate(order, 1) if whose == 0)
    here, there = len(one), len(other)
    above = ranks - here * (here + 1) / 2
    spread = sqrt(here * there * (here + there + 1) / 12)
    return erfc(abs(above - here * there / 2) / spread / sqrt(2))


def report(door: str, times: Mapping[str, Sequence[float]]) -> None:
    """Each reason beside the first."""
    [first, *_] = times.values()
    print(f"{door:16}{'median':>9}{'apart':>9}{'p':>9}  ms")
    for name, found in times.items():
        gap, p = median(found) - median(first), rank_test(first, found)
        told = "  can be told" if p < 0.01 and abs(gap) >= 0.2 else ""
        print(f"{name:16}{median(found):9.3f}{gap:9.3f}{p:9.3f}{told}")


def main() -> None:
    """Make the demo, then print how long each refusal took."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    for name in ("misses", "misses_of_all", "openings"):
        setattr(admission, name, Counts(10**9))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.duckdb"
        made = create_database(path)
        fill(made, clients=400, invoices=6_000, today=NOW.date())
        made.close()
        os.environ["CLIENTDESK_DATABASE"] = str(path)
        for door, addresses in doors(database()).items():
            report(door, anyio.run(measure, addresses, rounds))
        close_database()


if __name__ == "__main__":
    main()
