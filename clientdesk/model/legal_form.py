"""The legal form in a folded name, as a pattern that Python and polars read alike."""

from __future__ import annotations

from typing import Final

SAME: Final = {
    "limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co",
    "aktiengesellschaft": "ag", "aktiebolag": "ab", "aktieselskab": "as",
    "osakeyhtio": "oy", "gesellschaftmitbeschrankterhaftung": "gmbh", "gesmbh": "gmbh",
    "societaperazioni": "spa", "societeanonyme": "sa", "sociedadlimitada": "sl",
    "sociedadanonima": "sa", "limitada": "ltda", "lda": "ltda", "slu": "sl", "sau": "sa",
    "proprietaryltd": "ptyltd", "proprietarylimited": "ptyltd", "ptylimited": "ptyltd",
    "ptelimited": "pteltd", "privatelimited": "pvtltd", "pvtlimited": "pvtltd",
    "privateltd": "pvtltd", "publiclimitedcompany": "plc", "colimited": "coltd",
    "companylimited": "coltd", "companyltd": "coltd",
}  # fmt: skip
"""Forms that are written in more than one way, without their spaces."""

_AFTER: Final = (
    "limited", "incorporated", "corporation", "company", "aktiengesellschaft", "aktiebolag",
    "aktieselskab", "osakeyhtio", "gesellschaft mit beschrankter haftung", "societa per azioni",
    "societe anonyme", "sociedad limitada", "sociedad anonima", "limitada", "proprietary",
    "private", "public limited company", "ltd", "inc", "corp", "co", "llc", "llp", "lp", "plc",
    "cic", "pty", "pte", "pvt", "sdn", "bhd", "gmbh", "ggmbh", "gesmbh", "mbh", "ag", "kg", "ohg",
    "gbr", "ug", "kgaa", "se", "ev", "eg", "ek", "eu", "sa", "sarl", "sas", "sasu", "eurl", "sci",
    "snc", "scop", "spa", "srl", "srls", "sapa", "sl", "slu", "sau", "slne", "sll", "lda", "ltda",
    "unipessoal", "eireli", "bv", "nv", "vof", "cv", "bvba", "sprl", "vzw", "asbl", "ab", "hb",
    "as", "asa", "aps", "ans", "oy", "oyj", "ky", "spzoo", "spj", "spk", "sro", "spol", "vos",
    "doo", "dd", "dno", "ead", "ood", "eood", "kft", "zrt", "nyrt", "bt", "rt", "ou", "uab", "mb",
    "sia", "ooo", "oao", "zao", "pao", "tov", "ehf", "hf", "ike", "epe", "ae", "kk", "gk",
    "und", "and",
)  # fmt: skip

_BEFORE: Final = ("pt", "uab", "sia", "ooo", "oao", "zao", "pao", "tov", "mb")


def _spaced(form: str) -> str:
    """A short form also with its letters apart, as dots leave them."""
    return " ?".join(form) if len(form) < 6 and " " not in form else form


AFTER: Final = f"(?: (?:{'|'.join(_spaced(form) for form in _AFTER)}))+$"
"""A form, or several words of one, at the end of a name of words."""

BEFORE: Final = f"^(?:{'|'.join(_BEFORE)}) "
