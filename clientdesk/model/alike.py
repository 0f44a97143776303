"""What clients can be alike by, as columns, and the signs of pairs of them.

One implementation for two clients and for a million: texts are reduced to what compares, then
pairs are compared column by column. What the signs come to is said in model.likeness.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

import polars as pl
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from clientdesk.model.countries import country_in
from clientdesk.model.domains import FREE_MAIL, HOSTING, REGISTERED
from clientdesk.model.folding import digits, fold
from clientdesk.model.legal_form import AFTER, BEFORE, SAME
from clientdesk.model.likeness import COMMON, Likeness, Sign, score
from clientdesk.model.tax_id import tax_country

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS: Final = ("name", "email", "phone", "address", "website", "tax_id")
"""What two clients are compared by."""

FOLDED: Final = ("name_key", "address_key", "phone_digits")
"""What of them is stored folded beside them, as model.client.keys makes it."""

BLOCKS: Final = ("tax", "mail", "domain", "mail_domain", "number", "place", "base")
"""The columns by which two clients can be found to be alike."""

_NEAR: Final = 90.0
_UNLIKE: Final = 50.0
_LEAST_PHONE: Final = 7
_LEAST_ADDRESS: Final = 8
_COUNTED: Final = {
    "mail": Sign.COMMON_EMAIL,
    "domain": Sign.COMMON_DOMAIN,
    "mail_domain": Sign.COMMON_DOMAIN,
    "number": Sign.COMMON_PHONE,
    "place": Sign.COMMON_ADDRESS,
    "base": Sign.COMMON_NAME,
}
_TAX_PREFIX: Final = r"^(?:[A-Z]{2}|CHE)([A-Z]?\d[A-Z0-9]{5,})$"


def marked(clients: pl.DataFrame) -> pl.DataFrame:
    """The clients with what compares; of the texts and folded texts nothing else is needed.

    A value that is empty, or says nothing of whose it is, is null.
    """
    words = pl.col("name_key").str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()
    return (
        clients.with_columns(words=pl.when(words == "").then("name_key").otherwise(words))
        .with_columns(base=_base(), form=_form())
        .with_columns(
            tax=_tax(),
            mail=pl.col("email").str.to_lowercase(),
            domain=_domain(),
            mail_domain=_mail_domain(),
            number=_number(),
            place=_place(),
        )
        .with_columns(
            mail_domain=pl.coalesce("mail_domain", "domain"),
            squeezed=pl.col("base"),
            base=pl.col("base").str.replace_all(" ", ""),
        )
    )


def counted() -> pl.Expr:
    """The signs for values of marked clients that many of them have, as a number a client."""
    parts = (
        pl.when(pl.col(name).is_not_null() & (pl.len().over(name) > COMMON))
        .then(int(sign))
        .otherwise(0)
        for name, sign in _COUNTED.items()
    )
    return reduce(or_, parts)


def likeness(one: Mapping[str, str | None], other: Mapping[str, str | None]) -> Likeness:
    """How alike two clients are by their texts as they are kept."""
    rows = marked(frame([one, other])).with_columns(common=pl.lit(0))
    pairs = pl.DataFrame({"one": [0], "other": [1]})
    signs = Sign(signs_of(rows, pairs)[0])
    return Likeness(score(signs), signs)


def frame(clients: list[Mapping[str, str | None]]) -> pl.DataFrame:
    """Clients by their texts, with those folded that the store keeps folded."""
    texts = {name: [client.get(name) for client in clients] for name in TEXTS}
    folded = {
        "name_key": [fold(text or "") for text in texts["name"]],
        "address_key": [fold(text or "") for text in texts["address"]],
        "phone_digits": [digits(text or "") for text in texts["phone"]],
    }
    return pl.DataFrame({**texts, **folded}, dict.fromkeys((*TEXTS, *FOLDED), pl.String()))


def signs_of(clients: pl.DataFrame, pairs: pl.DataFrame) -> pl.Series:
    """The signs of pairs of marked clients, which are given by their places one and other."""
    return signs_but_country(clients, pairs) | other_country(clients, pairs)


def other_country(clients: pl.DataFrame, pairs: pl.DataFrame) -> pl.Series:
    """The sign for different countries alone, as it costs more than all others together."""
    a, b = (clients[pairs[side]].select("tax_id", "address") for side in ("one", "other"))
    return _when(_differ(_countries(a), _countries(b)), Sign.OTHER_COUNTRY)


def signs_but_country(clients: pl.DataFrame, pairs: pl.DataFrame) -> pl.Series:
    """The signs of pairs of marked clients but for that of their countries."""
    a, b = clients[pairs["one"]], clients[pairs["other"]]
    found = reduce(
        or_,
        [
            _when(_same(a["tax"], b["tax"]), Sign.TAX_ID),
            _when(_differ(a["tax"], b["tax"]), Sign.OTHER_TAX_ID),
            _when(_same(a["mail"], b["mail"]), Sign.EMAIL),
            _when(_same(a["number"], b["number"]), Sign.PHONE),
            _when(_same(a["place"], b["place"]), Sign.ADDRESS),
            _domains(a, b),
            _names(a, b),
        ],
    )
    common = (a["common"] & b["common"]).cast(pl.Int64)
    return found | (common & _had(found))


def _had(found: pl.Series) -> pl.Series:
    """Of the signs for what many have, those that belong to a sign that is there."""
    belongs = {
        Sign.COMMON_EMAIL: Sign.EMAIL,
        Sign.COMMON_DOMAIN: Sign.DOMAIN | Sign.MAIL_DOMAIN,
        Sign.COMMON_PHONE: Sign.PHONE,
        Sign.COMMON_ADDRESS: Sign.ADDRESS,
        Sign.COMMON_NAME: Sign.NAME | Sign.NAME_WITHOUT_FORM | Sign.NAME_BUT_FORM,
    }
    parts = [_when((found & int(own)) != 0, common) for common, own in belongs.items()]
    return reduce(or_, parts)


def _names(a: pl.DataFrame, b: pl.DataFrame) -> pl.Series:
    same = a["base"] == b["base"]
    forms = a["form"] == b["form"]
    lacking = (a["form"] == "") | (b["form"] == "")
    said = (
        _when(same & forms, Sign.NAME)
        | _when(same & ~forms & lacking, Sign.NAME_WITHOUT_FORM)
        | _when(same & ~forms & ~lacking, Sign.NAME_BUT_FORM)
        | _when(~forms & ~lacking, Sign.OTHER_FORM)
    )
    texts = a["squeezed"].to_list(), b["squeezed"].to_list()
    nearly = pl.Series(cpdist(*texts, scorer=fuzz.token_sort_ratio) >= _NEAR)
    apart = pl.Series(cpdist(*texts, scorer=fuzz.token_set_ratio) < _UNLIKE)
    return said | _when(~same & nearly, Sign.NAME_NEAR) | _when(~same & apart, Sign.OTHER_NAME)


def _domains(a: pl.DataFrame, b: pl.DataFrame) -> pl.Series:
    same = _same(a["domain"], b["domain"])
    mailbox = _same(a["mail"], b["mail"])
    pairs = [("mail_domain", "mail_domain"), ("domain", "mail_domain"), ("mail_domain", "domain")]
    mail = reduce(or_, (_same(a[one], b[other]) for one, other in pairs))
    return (
        _when(same, Sign.DOMAIN)
        | _when(mail & ~same & ~mailbox, Sign.MAIL_DOMAIN)
        | _when(_differ(a["domain"], b["domain"]) & ~mail, Sign.OTHER_DOMAIN)
    )


def _countries(clients: pl.DataFrame) -> pl.Series:
    """The country that the tax ID names, else the address."""
    found = [
        (tax_country(tax) if tax else "") or (country_in(address) if address else None)
        for tax, address in zip(clients["tax_id"], clients["address"], strict=True)
    ]
    return pl.Series(found, dtype=pl.String)


def _same(a: pl.Series, b: pl.Series) -> pl.Series:
    return (a == b).fill_null(value=False)


def _differ(a: pl.Series, b: pl.Series) -> pl.Series:
    return (a != b).fill_null(value=False)


def _when(is_so: pl.Series, sign: Sign) -> pl.Series:
    return is_so.cast(pl.Int64) * int(sign)


def _base() -> pl.Expr:
    """The words of the name but for its legal form; all of them when it is nothing else."""
    bare = pl.col("words").str.replace(AFTER, "").str.replace(BEFORE, "")
    return pl.when(bare == "").then("words").otherwise(bare)


def _form() -> pl.Expr:
    found = pl.concat_str(
        pl.col("words").str.extract(f"({BEFORE})").fill_null(""),
        pl.col("words").str.extract(f"({AFTER})").fill_null(""),
    )
    bare = found.str.replace_all(r" (?:and|und)\b", "").str.replace_all(" ", "")
    return bare.replace(SAME)


def _tax() -> pl.Expr:
    """Letters and digits of the tax ID without the country before them; words are none."""
    key = pl.col("tax_id").str.to_uppercase().str.replace_all("[^A-Z0-9]+", "")
    bare = pl.coalesce(key.str.extract(_TAX_PREFIX), key)
    return pl.when(bare.str.contains("[1-9]") & (bare.str.len_bytes() > 4)).then(bare)


def _domain() -> pl.Expr:
    found = pl.col("website").str.to_lowercase().str.extract(r"^https?://(?:www\.)?([^/?#:]+)")
    path = pl.col("website").str.to_lowercase().str.extract(r"^https?://[^/?#]+/([^/?#]+)")
    registered = found.str.extract(REGISTERED)
    is_hosted = registered.is_in(list(HOSTING))
    own = pl.when(found != registered).then(found).otherwise(found + "/" + path)
    return pl.when(is_hosted).then(own).otherwise(pl.coalesce(registered, found))


def _mail_domain() -> pl.Expr:
    registered = pl.col("email").str.to_lowercase().str.extract("@(.+)$").str.extract(REGISTERED)
    return pl.when(~registered.is_in([*FREE_MAIL, *HOSTING])).then(registered)


def _place() -> pl.Expr:
    return _long(pl.col("address_key").str.replace_all(r"[^\p{L}\p{N}]+", ""), _LEAST_ADDRESS)


def _number() -> pl.Expr:
    """The digits from the country's code on, without an extension."""
    bare = pl.col("phone").str.replace(r"(?i)[,;]?\s*(?:ext|x|#).*$", "")
    return _long(bare.str.replace_all(r"\D+", "").str.strip_chars_start("0"), _LEAST_PHONE)


def _long(text: pl.Expr, least: int) -> pl.Expr:
    return pl.when(text.str.len_chars() >= least).then(text)
