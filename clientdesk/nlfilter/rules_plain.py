"""Words that stay plain text, whatever they would mean elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.finding import built, found
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match


def plain(text: str, *, quoted: bool = False) -> str:
    """A text for the search; quoted words stay together."""
    bare = " ".join(text.replace('"', " ").split())
    return f'"{bare}"' if quoted and " " in bare else bare


def _quoted(match: Match) -> Reading | None:
    return found({"search": plain(match.value("name", "literal"), quoted=True)})


def _name(match: Match) -> Reading | None:
    items = list(match.items("name"))
    while len(items) > 1 and "client" in items[0]:
        del items[0]
    text = plain(match.line.text[items[0].start : items[-1].end])
    return found({"search": text}) if text else None


def _street(match: Match) -> Reading | None:
    """12 School Lane."""
    text = plain(match.line.source(match.first, match.stop - 1))
    return found({"search": text}) if text else None


def _place(match: Match) -> Reading | None:
    """Located in "Baker Street 5"."""
    names = tuple(dict.fromkeys(plain(name) for name in match.values("names", "literal")))
    return found({"location": names}) if all(names) else None


def _deed(match: Match) -> Reading:
    """Paid Dana: something that a member got."""
    return built(text=match.line.source(match.first, match.stop - 1))


_INNER: Final = (
    "(?:<and|particle|dash|possessive>{0,2}<capital>|<number>(?=<capital>|$|<comma|ends_name>))"
)

_IN_STREET: Final = "<!comma|client|unit|compare|polite|done|number|literal|place_in|and|or>"

PLAIN: Final = (
    Rule("^(name=<proper><capital>{1,5}|<capital>{1,4}<proper><capital>{0,4})$", _name),
    Rule(f"(name=<number>{_IN_STREET}{{1,4}}?<street>)", _street),
    Rule(f"(name={_IN_STREET}{{1,3}}?<street><number>)", _street),
    Rule(f"(name=<street_first>{_IN_STREET}{{1,4}}?<number>)", _street),
    Rule("(it=<pays><member>)(?!<possessive>)", _deed),
    Rule("<place_strong>~(names=<quoted>(?:/<quoted>){0,20})", _place),
    Rule("(?:<called>~)?(name=<quoted>)(?:~<in_name>)?", _quoted),
    Rule(f"<called>(name=<capital>{_INNER}{{0,6}}<legal_form>?)(?:~<in_name>)?", _name),
    Rule(
        "<called>~(name=<!comma|ends_name|done|soft|in_name><!comma|ends_name|done|client|in_name>{0,7})(?:~<in_name>)?",
        _name,
    ),
    Rule("<have>?(name=<!soft|comma|done><!comma|ends_name|done|in_name>{0,3})<in_name>", _name),
    Rule("(name=<capital>(?:<dash|and>?<capital>){0,5}<comma>?<legal_form>)(?!~<client>)", _name),
    Rule("(name=<text>{1,4}<legal_form>)(?!~<client>)", _name),
    Rule("(?:<have>~)?<field>~(name=<literal>|<number>{1,3}<literal>)", _name),
    Rule("(name=<literal>)", _name),
)
