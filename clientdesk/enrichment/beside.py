"""What is asked besides the website, where the workspace has it on: registers and a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, way
from clientdesk.enrichment.finance_mailbox import Kind, kind
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.sources.consult import consulted, together
from clientdesk.enrichment.sources.model_source import pointed
from clientdesk.enrichment.sources.registry import model_on, switched_on, uses
from clientdesk.enrichment.sources.source import Asked
from clientdesk.model.enrichment import FactField
from clientdesk.model.enrichment_settings import Source as Name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clientdesk.config import Settings
    from clientdesk.enrichment.page import Line
    from clientdesk.enrichment.site import Site
    from clientdesk.enrichment.sources.source import Source
    from clientdesk.model.enrichment import Fact, Inputs, Signal, SourceUse
    from clientdesk.net.model import Model

_MAILBOXES: Final = frozenset({FactField.FINANCE_CONTACT_EMAIL, FactField.INVOICE_EMAIL})


@dataclass(frozen=True, slots=True)
class Beside:
    """The registers and the model that are asked."""

    registers: Sequence[Source] = ()
    model: Model | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What the website gave, as far as it is the client's."""

    inputs: Inputs
    site: Site
    facts: Mapping[FactField, Fact]
    is_taken: bool
    """Whether the pages are the client's own."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The facts of all that was asked, with the signals of the others and what became of each."""

    facts: Mapping[FactField, Fact]
    signals: tuple[Signal, ...]
    uses: tuple[SourceUse, ...]


def beside(names: Collection[str], settings: Settings) -> Beside:
    """What a workspace that has switched these sources on may ask."""
    return Beside(switched_on(names, settings), model_on(names, settings))


def joined(read: Read, others: Beside, cancelled: Callable[[], bool]) -> Joined | None:
    """What the website and the others know together; None when it was cancelled."""
    asked = Asked(read.inputs).knowing(read.facts)
    told = consulted(others.registers, asked, cancelled)
    if told is None:
        return None
    if others.model is not None and read.is_taken:
        missing = set(FactField) - set(read.facts)
        told[Name.MODEL] = pointed(others.model, read.site, missing, _refuses)
    signals = tuple(signal for found in told.values() for signal in found.signals)
    facts = together(read.facts, told) if told else read.facts
    return Joined(facts, signals, uses(told))


def _refuses(field: FactField, value: str, line: Line) -> bool:
    """Whether the line says that a mailbox is for the company's own customers, or is not the one.

    The rules judged the pages first and took nothing, so a line with any no in it is refused.
    """
    if field not in _MAILBOXES:
        return False
    said = Said(line.text)
    is_for_customers = kind(value) is Kind.RECEIVABLE or way(said) is Way.OUT
    return is_for_customers or bool(said.negations)
