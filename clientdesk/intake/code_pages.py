"""Which Latin code page a text was written in, by where its accented letters stand.

Detectors made for long texts guess badly on a list of names; in a name an accented letter
stands among plain ones, keeps the case around it and is one its languages use.
"""

from __future__ import annotations

import re
from typing import Final

_WESTERN: Final = "äöüßéèêëàâáãåæçîïíìôóòõøûùúñœÄÖÜÉÈÊËÀÂÁÃÅÆÇÎÏÍÔÓÕØÛÙÚÑŒš"
_CENTRAL: Final = "ąćęłńóśźżáčďéěíňřšťúůýžäöüőűôľĺŕßăâîşţ"
_LETTERS: Final = {
    "cp1252": frozenset(_WESTERN),
    "cp1250": frozenset(_CENTRAL + _CENTRAL.upper()),
    "cp1254": frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ"),
    "mac_roman": frozenset(_WESTERN),
}
_MAC_MARGIN: Final = 0.25
"""By how much a text must read better as one from an old Mac; Windows files are far commoner."""

_SIGNS: Final = frozenset("“”„‘’‚–—…€£§°®™«»·•\u00a0")
_HIGH: Final = re.compile(r"(.?)([^\x00-\x7f]+)(?=(.?))", re.DOTALL)


def likeliest(sample: bytes) -> tuple[str, float]:
    """The best Latin code page and how well it reads, 1 being perfectly."""
    scores = {name: _score(sample, name) for name in _LETTERS}
    if scores["mac_roman"] < scores["cp1252"] + _MAC_MARGIN:
        del scores["mac_roman"]
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best]


def _score(sample: bytes, encoding: str) -> float:
    # A byte that the code page lacks counts against it, but does not rule it out.
    text = sample.decode(encoding, "surrogateescape")
    total = count = 0.0
    for before, run, after in _HIGH.findall(text):
        count += len(run)
        total += _run_score(before, run, after, _LETTERS[encoding])
    return total / count if count else 1.0


def _run_score(before: str, run: str, after: str, letters: frozenset[str]) -> float:
    if len(run) > 3:
        return -float(len(run))
    return sum(_char_score(before, char, after, letters) for char in run)


def _char_score(before: str, char: str, after: str, letters: frozenset[str]) -> float:
    if char in letters:
        broken = char.isupper() and before.isalpha() and (before.islower() or after.islower())
        return -1.0 if broken else _letter_score(before, after)
    inside = before.isalpha() and after.isalpha()
    return 1.0 if char in _SIGNS and (char == "’" or not inside) else -1.0


def _letter_score(before: str, after: str) -> float:
    return 1.0 if before.isalpha() or after.isalpha() else 0.5
