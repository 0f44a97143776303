"""The bytes of a file, wherever they are: read in pieces, never held as a whole."""

from __future__ import annotations

import codecs
import hashlib
import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake.filetypes import MAX_BYTES, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

Given = Path | BinaryIO | bytes
"""A file by its path, open already, or its bytes."""

_PIECE: Final = 2**20
_HALF: Final = "clientdesk_half"
"""How wide letters are read: halves of characters stay, and a cut last one becomes a half."""


def _half(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return codecs.lookup_error("surrogatepass")(error)
    except UnicodeDecodeError as fault:
        if fault.reason == "truncated data":
            return "\udcff", fault.end
        raise


codecs.register_error(_HALF, _half)


class Source:
    """A file that can be read again from its beginning."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, io.SEEK_END)
        if self.size > MAX_BYTES:
            raise too_large(self.size)

    def head(self, count: int) -> bytes:
        """The first bytes."""
        self._file.seek(0)
        return self._file.read(count)

    def pieces(self) -> Iterator[bytes]:
        """All bytes, a piece after the other."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece

    def is_blank(self) -> bool:
        """Whether there is nothing but blanks."""
        return not any(piece.strip() for piece in self.pieces())

    def digest(self) -> str:
        """SHA-256 of the bytes."""
        made = hashlib.sha256()
        for piece in self.pieces():
            made.update(piece)
        return made.hexdigest()

    def is_text_in(self, encoding: str) -> bool:
        """Whether all bytes are sound text in the encoding."""
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            for piece in self.pieces():
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    @contextmanager
    def text(self, encoding: str, skip: int = 0) -> Iterator[io.TextIOWrapper]:
        """The bytes after the first ones as text; what cannot be read are lone surrogates in it."""
        wide = encoding.startswith(("utf-16", "utf-32"))
        self._file.seek(skip)
        errors = _HALF if wide else "surrogateescape"
        text = io.TextIOWrapper(self._file, encoding, errors, newline="")
        try:
            yield text
        finally:
            text.detach()

    def whole(self) -> BinaryIO:
        """The file itself, at its beginning."""
        self._file.seek(0)
        return self._file


@contextmanager
def opened(given: Given) -> Iterator[Source]:
    """A file by its path, its bytes or open already; raises InvalidInput when it cannot be."""
    if isinstance(given, Path):
        with _open(given) as file:
            yield Source(file)
    else:
        yield Source(io.BytesIO(given) if isinstance(given, bytes) else given)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no file “{path}”.") from error
    except IsADirectoryError as error:
        raise InvalidInput(f"“{path}” is a folder, not a file.") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"The file “{path}” cannot be read.") from error
