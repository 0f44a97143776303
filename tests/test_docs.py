"""The documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from clientdesk.config import Settings

ROOT = Path(__file__).parent.parent


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    missing = [name for name in Settings.model_fields if f"CLIENTDESK_{name.upper()}" not in readme]

    assert missing == []


def test_every_dependency_is_pinned_and_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    pins = (ROOT / "requirements.txt").read_text("utf-8").split()

    names = [re.fullmatch(r"([\w-]+)(\[\w+\])?==[\w.]+", pin) for pin in pins]

    assert [pin for pin, name in zip(pins, names, strict=True) if name is None] == []
    assert [name[1] for name in names if name and f"| {name[1]} |" not in reasons] == []


def test_every_link_in_a_document_leads_to_a_file() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text("utf-8"))
        if not (document.parent / link).exists()
    ]

    assert broken == []
