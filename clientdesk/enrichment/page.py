"""A page as its reader sees it: visible lines with their place, label, heading and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

Place = Literal["header", "main", "footer"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as an absolute address, and the words that are clicked."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of visible text, white space folded."""

    text: str
    quote: str
    """The same with a space for each tag, so that it stands in the page to the letter."""
    place: Place = "main"
    label: str = ""
    """What the cell or term before it says, such as “VAT number”; empty elsewhere."""
    heading: str = ""
    """The nearest heading above, empty before the first."""
    is_heading: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site."""

    url: str
    source: str
    """The text that came, decoded."""
    title: str = ""
    language: str = ""
    """Two letters of the html element's lang; empty when it names none."""
    lines: tuple[Line, ...] = ()
    metas: Mapping[str, str] = field(default_factory=dict)
    """name or property of each meta element, lower case, with its content."""
    scripts: tuple[str, ...] = ()
    """The texts of JSON-LD script elements."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the page in its order."""
        return tuple(link for line in self.lines for link in line.links)


def read(url: str, source: str) -> Page:
    """Read the source of a page; whatever it holds, there is a page."""
    tree = LexborHTMLParser(source)
    root = tree.root
    lines = _Reader(_base(tree, url)).lines(root) if root is not None else ()
    return Page(
        url=url,
        source=source,
        title=_title(tree),
        language=_language(tree),
        lines=tuple(lines),
        metas=dict(_metas(tree)),
        scripts=tuple(
            script.text()
            for script in tree.css("script[type]")
            if (script.attributes.get("type") or "").strip().lower() == "application/ld+json"
        ),
    )


_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "iframe", "select", "textarea"}
)
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "img", "kbd"),
        *("label", "mark", "meta", "nobr", "q", "s", "small", "span", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr", "-text", "_comment", "link", "button"),
    }
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption"})
_LABELS: Final = frozenset({"dt", "th"})
_VALUES: Final = frozenset({"dd", "td"})
_PLACES: Final[dict[str, Place]] = {"header": "header", "nav": "header", "footer": "footer"}


class _Reader:
    """Walks the tree without recursion, as a hostile page may nest as deep as it likes."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._done: list[Line] = []
        self._text: list[str] = []
        self._quote: list[str] = []
        self._links: list[Link] = []
        self._places: list[Place] = []
        self._heading = self._label = self._cell = ""
        self._inside: list[str] = []

    def lines(self, root: LexborNode) -> list[Line]:
        """The lines of the tree in document order."""
        node: LexborNode | None = root
        while node is not None:
            child = node.child if self._enter(node) else None
            if child is not None:
                node = child
                continue
            node = self._next(node, root)
        self._break()
        return self._done

    def _next(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """The node that follows, leaving every element that ends before it."""
        here: LexborNode | None = node
        while here is not None:
            self._leave(here)
            if here.mem_id == root.mem_id:
                return None
            if here.next is not None:
                return here.next
            here = here.parent
        return None

    def _enter(self, node: LexborNode) -> bool:
        """Take the node in; whether its children are to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text(deep=False) or "")
            return False
        if tag in _SILENT or tag.startswith(("_", "!", "-")) or _is_hidden(node):
            return False
        if tag not in _INLINE:
            self._break()
        self._quote.append(" ")
        if tag == "br":
            self._break()
        if tag in _PLACES:
            self._places.append(_PLACES[tag])
        if tag == "tr":
            self._label = self._cell = ""
        self._inside.append(tag)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if not self._inside or tag != self._inside[-1] or tag == "-text" or _unread(node):
            return
        if tag == "a":
            self._link(node)
        if tag not in _INLINE:
            self._break()
        self._quote.append(" ")
        self._inside.pop()
        if tag in _PLACES:
            self._places.pop()
        if tag in _LABELS or tag in _VALUES:
            self._label, self._cell = self._cell, ""

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._quote.append(text)

    def _link(self, node: LexborNode) -> None:
        href = (node.attributes.get("href") or "").strip()
        if not href or len(href) > 2048:
            return
        try:
            url = urljoin(self._base, href)
        except ValueError:
            return
        words = " ".join((node.text(deep=True) or "").split())
        name = words or node.attributes.get("aria-label") or node.attributes.get("title") or ""
        self._links.append(Link(url, name))

    def _break(self) -> None:
        """End the line; what was gathered becomes one, if there was anything."""
        text, quote = " ".join("".join(self._text).split()), " ".join("".join(self._quote).split())
        links = tuple(self._links)
        self._text, self._quote, self._links = [], [], []
        if not text and not links:
            return
        heads = any(tag in _HEADINGS for tag in self._inside)
        self._done.append(
            Line(
                text=text,
                quote=quote,
                place=self._places[-1] if self._places else "main",
                label=self._label,
                heading="" if heads else self._heading,
                is_heading=heads,
                links=links,
            )
        )
        if heads:
            self._heading = text
        self._cell = f"{self._cell} {text}".strip()


def _unread(node: LexborNode) -> bool:
    tag = node.tag or ""
    return tag in _SILENT or tag.startswith(("_", "!", "-")) or _is_hidden(node)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or "font-size:0" in style


def _base(tree: LexborHTMLParser, url: str) -> str:
    base = tree.css_first("base[href]")
    href = (base.attributes.get("href") or "") if base is not None else ""
    try:
        return urljoin(url, href)
    except ValueError:
        return url


def _title(tree: LexborHTMLParser) -> str:
    title = tree.css_first("title")
    return " ".join(title.text().split()) if title is not None else ""


def _language(tree: LexborHTMLParser) -> str:
    html = tree.css_first("html")
    return ((html.attributes.get("lang") or "") if html is not None else "").strip()[:2].lower()


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        if name:
            yield name.strip().lower(), meta.attributes.get("content") or ""
