"""What every document begins and ends with: paper, sender, receiver, title and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.documents.typesetting import Value
    from clientdesk.model.workspace import Workspace

_LETTER: Final = frozenset(
    ["US", "CA", "MX", "PR", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "SV", "NI", "DO", "HN", "BO"]
)
"""Countries that print on US Letter; all others on A4."""


def letterhead(workspace: Workspace, title: str) -> dict[str, Value]:
    """The values of the sheet itself; the title also names the file in a reader's window."""
    return {
        "sender": workspace.name,
        "sender_lines": list(_sender_lines(workspace)),
        "title": title,
        "paper": "us-letter" if workspace.country in _LETTER else "a4",
        "foot": f"{workspace.name} · {title}",
    }


def _sender_lines(workspace: Workspace) -> Iterator[Value]:
    """The sender's address line by line, how to reach it, and its tax ID, without empty ones."""
    yield from filled_lines(workspace.address)
    yield from filled_lines(" · ".join(filter(None, (workspace.phone, workspace.email))))
    yield from filled_lines(tax_id_line(workspace.tax_id))


def filled_lines(text: str | None) -> list[str]:
    """The lines of a text, without the blank ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def receiver(heading: str, name: str | None, *lines: str | None) -> dict[str, Value]:
    """Who a document is for, without the lines that are empty."""
    return {
        "label": heading,
        "name": name or "",
        "lines": [line for line in lines if line and line.strip()],
    }


def tax_id_line(tax_id: str | None) -> str | None:
    """The tax ID with its name before it."""
    return f"Tax ID {tax_id}" if tax_id else None


def fact(name: str, value: str) -> dict[str, Value]:
    """A value under its name."""
    return {"label": name, "value": value}


def sum_row(name: str, value: str, *, strong: bool = False) -> dict[str, Value]:
    """A sum beside its name."""
    return {"label": name, "value": value, "strong": strong}


def state(words: str, tone: str = "grey") -> dict[str, Value]:
    """A mark that nobody overlooks."""
    return {"text": words, "tone": tone}
