"""What is written like the name of a person, and what only looks so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩΆΈΉΊΌΎΏА-ЯЁІЇЄ"
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"[{_CAPITAL}](?:{_LETTER}|['’-](?={_LETTER}))*"
_INITIAL: Final = rf"[{_CAPITAL}]\."
_PARTICLE: Final = (
    r"(?:von|van|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|ten|zu|zur|af|av|y|e|el|al|bin)"
)
PERSON: Final = re.compile(
    rf"(?:(?:{_INITIAL}\s?){{1,2}}|{_WORD}\s)(?:(?:{_INITIAL}|{_WORD}|{_PARTICLE})\s){{0,3}}"
    rf"{_WORD}(?!\w|\s?\d)"
)
"""Two words with capitals or more; a number behind them makes them an address."""
TITLED: Final = re.compile(rf"(?:{_WORD}|{_INITIAL})(?:\s(?:{_PARTICLE}|{_WORD})){{0,3}}(?!\w)")
"""What may follow “Ms”: one word is enough there."""
_PLACES: Final = re.compile(
    r"\b(?:am|im|zum|zur|unter|auf|at|in|the)\b"
    r"|\w*(?:stra[sß]s?e|str|weg|platz|gasse|allee|damm|ufer|straat|gatan|vägen|gata|vej|veien|gade)\b"
    r"|\b(?:street|road|lane|strasse|straße|postfach|box|rue|avenue|plein|laan|gemeinde|stadt|city)\b",
    re.IGNORECASE,
)
_FIRMS: Final = re.compile(
    r"\b(?:ltd|limited|gmbh|ag|kg|inc|llc|plc|ab|as|aps|oy|oyj|bv|nv|sa|sas|sarl|srl|spa|sl|lda|sro|zoo"
    r"|outsourcing|services?|solutions?|group|gruppe|groupe|holding|cent(?:re|er)|networks?|systems?"
    r"|partners?|consulting|banks?|shared|linkedin|facebook|youtube|instagram|twitter|xing|peppol|chorus|google|microsoft"
    r"|business|global|digital|software|technolog\w+|university"
    r"|council|college|trust|abteilung|dienste?|zentrale[rnms]?|stelle|referat|amt|verwaltung|dienst|dział\w*|wydział|biuro"
    r"|departament\w*|ufficio|département|servicio|avdelning\w*|afdeling|oddělení|τμήμα|osasto|bureau)\b",
    re.IGNORECASE,
)
_NOUNS: Final = re.compile(r"\w{4,}(?:ung|heit|keit|schaft|stelle|wesen|rechnung|rechnungen)\b")
"""German nouns, which begin with a capital too."""
_CODE: Final = re.compile(r"\b[A-Z]{2,}\b")
"""Letters of a postcode, a register or a legal form."""
_NO_NAMES: Final = (
    *("team", "office", "payable", "invoice", "department", "supplier", "send", "portal", "mail"),
    *("order", "ask", "attention", "paper"),
)
"""What the words of a name do not tell."""
_BEFORE: Final = re.compile(
    r"(?:leiter|meister|führer|partner|walter|bearbeiter|halter|assistent|person|kraft)(?:in)?$"
    r"|^(?:C['’]est|Ihnen|Ihre?|Sie|Unsere?|Bitte|Our|Your|Please|Notre|Votre|Onze|Uw|Vår|Din|Deres|Vores"
    r"|Su|Nuestr[ao]|Nossa|Nosso|Nasz[ae]?|The|Le|La|De|Het|Die|Der|Den|Det)$"
)
"""A first word that is none of the name."""
_LONGEST: Final = 50


def untitled(name: str) -> str:
    """Without “Ms”, “Treasurer” or a verb before it."""
    words = name.split()
    if len(words) > 2 and (_BEFORE.search(words[0]) or Said(words[0]).tells(*_NO_NAMES)):
        return untitled(" ".join(words[1:]))
    for _, end in Said(name).spans("title")[:1]:
        if end < len(name) and " " not in name[:end]:
            return name[end:].lstrip(". ")
    return name


def is_name(name: str) -> bool:
    """Whether nothing in it is the name of something else."""
    if len(name) > _LONGEST or any(each.search(name) for each in (_PLACES, _FIRMS, _NOUNS, _CODE)):
        return False
    words = Said(name)
    return not words.tells(*_NO_NAMES) and (" " in name or not words.tells("title"))


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where persons seem to be named."""
    for hit in PERSON.finditer(text):
        name = untitled(hit[0])
        if " " in name and is_name(name):
            yield hit.end() - len(name), hit.end()
