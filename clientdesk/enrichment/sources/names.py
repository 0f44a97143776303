"""Whether two names can be one company's, more strictly than where a site speaks of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.legal_forms import form_at, last_form
from clientdesk.enrichment.naming import likeness, words

if TYPE_CHECKING:
    from clientdesk.model.words import CompanyType

ALIKE: Final = 92.0
"""Out of 100. “Delta Foods” and “Delta Fonds” come to 91."""

UNLIKE: Final = 60.0


def are_one(first: str, second: str, country: str) -> bool:
    """Whether both can be the same company's: alike, same numbers, no other kind of legal form."""
    if not words(first) or _numbers(first) != _numbers(second):
        return False
    kind, other = _kind(first, country), _kind(second, country)
    if kind and other and kind != other:
        return False
    return likeness(first, second) >= ALIKE


def _numbers(name: str) -> list[str]:
    """The numbers in a name, which tell one company of a group from the next."""
    return sorted(word for word in words(name) if word.isdecimal())


def _kind(name: str, country: str) -> CompanyType | None:
    """What its legal form means; None where it names none."""
    form = last_form(name) or form_at(name, 0)
    if form is None or (form.start == 0 and not (form.before and form.end < len(name))):
        return None
    return form.type_in(country)
