"""The documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from clientdesk.config import Settings
from clientdesk.model.permissions import PERMISSIONS, Permission
from clientdesk.model.words import Role

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


def test_the_table_of_roles_is_the_one_that_actions_check() -> None:
    lines = (ROOT / "docs" / "roles.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    head, _, *table = rows

    assert head[1:-1] == [str(role) for role in Role]
    assert [row[0] for row in table] == [str(permission) for permission in Permission]
    for what, *may, _ in table:
        holders = [role for role in Role if Permission(what) in PERMISSIONS[role]]
        assert [role for role, word in zip(Role, may, strict=True) if word == "yes"] == holders
        assert set(may) <= {"", "yes"}
