"""What the page of data quality reads, kept until the next change of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
import streamlit as st

from clientdesk.queries import quality, quality_rows
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from clientdesk.queries.quality import Worklist
    from clientdesk.queries.quality_rows import Ignored, ToMend
    from clientdesk.store.database import Database
    from clientdesk.ui.quality_view import View

PAGE_SIZE: Final = 25


def every() -> Worklist:
    """All active clients with their findings."""
    opened, day = cached.of_today()
    with st.spinner("Checking every record"):
        return quality.worklist(opened, day, cached.now())


def asked(view: View) -> pl.DataFrame:
    """Those to mend that the view asks for, in their order."""
    return every().of_owner(view.owner_id()).to_mend(view.finding)


def page(view: View, offset: int) -> Sequence[ToMend]:
    """A page of the list."""
    return cached.read_on_day(
        lambda database, _day: quality_rows.rows(database, asked(view).slice(offset, PAGE_SIZE)),
        *("quality-page", view, offset),
    )


def one(client_id: UUID) -> ToMend | None:
    """A client with its findings; None when it is archived or was deleted."""

    def ask(database: Database, day: date) -> ToMend | None:
        listed = quality.worklist(database, day, cached.now()).clients
        found = quality_rows.rows(database, listed.filter(pl.col("id") == str(client_id)))
        return found[0] if found else None

    return cached.read_on_day(ask, "quality-client", str(client_id))


def twins_of(client_id: UUID) -> Sequence[tuple[UUID, str]]:
    """The others that are likely the same client."""
    return quality_rows.twins_of(cached.database(), client_id)


def ignored() -> Sequence[Ignored]:
    """What is let stand, the newest first."""
    return cached.read_on_day(lambda database, _day: quality_rows.ignored(database), "ignored")
