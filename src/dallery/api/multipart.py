"""Reads a form with files piece by piece, with every cap checked while it arrives; it looks into no picture.

What a client calls its file, and what type it claims, is never looked at.  Files wait in unnamed temporary files that
vanish with the request, however it ends.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, overload

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from dallery.api.body import UnsupportedBody
from dallery.api.fields import MOST_FILES
from dallery.catalogue.refusals import echoed
from dallery.errors import RequestError

LARGEST = 100 * 1024 * 1024  # bytes of a whole form
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_TEXT = 500_000  # bytes of one text field
ALL_TEXT = 1024 * 1024
MOST_PARTS = 64
LARGEST_BOUNDARY = 70  # RFC 2046
PIECE = 64 * 1024
IN_MEMORY = 256 * 1024  # bytes of a file before it goes to disk
SILENCE = 30.0  # seconds without a byte
PATIENCE = 600.0  # seconds for the whole form
FILES = {"image": "image", "image[]": "image", "mask": "mask"}
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]")


class Spooled(Sequence[bytes]):
    """Files that were sent, each read from its temporary file when it is asked for."""

    def __init__(self, files: Iterable[IO[bytes]] = ()) -> None:
        self._files = list(files)

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Spooled: ...
    def __getitem__(self, index: int | slice) -> bytes | Spooled:
        if isinstance(index, slice):
            return Spooled(self._files[index])
        file = self._files[index]
        file.seek(0)
        return file.read()

    def append(self, file: IO[bytes]) -> None:
        self._files.append(file)


class Form:
    """`texts` by name, `images` in their order, at most one mask, and the names of files that nobody asked for."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.images = Spooled()
        self.masks = Spooled()
        self.unknown: list[str] = []
        self._open: list[IO[bytes]] = []

    @property
    def mask(self) -> bytes | None:
        return self.masks[0] if self.masks else None

    def new_file(self, name: str) -> IO[bytes] | None:
        """Where the bytes of this file go; None for one that nobody wants."""
        kind = FILES.get(name)
        if kind is None:
            self.unknown.append(name)
            return None
        files = self.images if kind == "image" else self.masks
        if kind == "mask" and self.masks:
            raise malformed("it holds two masks")
        if len(files) >= MOST_FILES:
            message = f"Invalid 'image': too many images. Expected at most {MOST_FILES}."
            raise RequestError(message, param="image", code="array_above_max_length")
        file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the form
        self._open.append(file)
        files.append(file)
        return file

    def add_text(self, name: str, data: bytes) -> None:
        if name in self.texts:
            raise malformed(f"it names '{echoed(name)}' twice")
        try:
            self.texts[name] = data.decode()
        except UnicodeDecodeError:
            raise malformed(f"'{echoed(name)}' is not UTF-8") from None

    def close(self) -> None:
        for file in self._open:
            file.close()


def malformed(why: str) -> RequestError:
    return RequestError(f"We could not read the form of your request: {why}.", code="invalid_multipart")


@contextmanager
def read_form(request: Request) -> Iterator[Form]:
    """The form of a request, whose files live until the block ends.

    Raises RequestError (400: invalid_multipart, image_too_large, array_above_max_length), UnsupportedBody (415) or
    RequestEntityTooLarge (413).
    """
    boundary = _boundary(request)
    if (request.content_length or 0) > LARGEST:
        raise RequestEntityTooLarge
    form = Form()
    try:
        _Reading(form).all(_pieces(request), boundary)
        yield form
    finally:
        form.close()


def _boundary(request: Request) -> bytes:
    if request.mimetype != "multipart/form-data":
        raise UnsupportedBody("Send a form with 'Content-Type: multipart/form-data'.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedBody("Compressed request bodies are not accepted.")
    boundary = request.mimetype_params.get("boundary", "")
    if not _BOUNDARY.fullmatch(boundary):
        raise malformed(f"its Content-Type must name a boundary of 1 to {LARGEST_BOUNDARY} characters")
    return boundary.encode("ascii")


def _pieces(request: Request) -> Iterator[bytes]:
    """The body as it comes; a client that falls silent, or takes for ever, is not waited for."""
    connection = request.environ.get("gunicorn.socket")
    before, total, end = None, 0, time.monotonic() + PATIENCE
    if isinstance(connection, socket.socket):
        before = connection.gettimeout()
        connection.settimeout(SILENCE)
    try:
        while piece := request.stream.read(PIECE):
            total += len(piece)
            if total > LARGEST:
                raise RequestEntityTooLarge
            if time.monotonic() > end:
                raise malformed("it took too long to arrive")
            yield piece
    except TimeoutError:
        raise malformed("it stopped arriving") from None
    finally:
        if isinstance(connection, socket.socket):
            connection.settimeout(before)


class _Reading:
    """The form as it grows, and the part that is being read."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._name = ""
        self._file: IO[bytes] | None = None
        self._text: bytearray | None = None
        self._bytes = 0  # of this part
        self._all_text = 0

    def all(self, pieces: Iterator[bytes], boundary: bytes) -> None:
        decoder = MultipartDecoder(boundary, LARGEST_TEXT + 2 * PIECE, max_parts=MOST_PARTS)
        try:
            for piece in pieces:
                decoder.receive_data(piece)
                self._events(decoder)
            decoder.receive_data(None)
            self._events(decoder)
        except ValueError:  # the decoder's own word for a form that is none, or that breaks off
            raise malformed("it is not well formed, or it breaks off") from None

    def _events(self, decoder: MultipartDecoder) -> None:
        while not isinstance(event := decoder.next_event(), NeedData | Epilogue):
            if isinstance(event, Field | File):
                self._begin(event)
            elif isinstance(event, Data):
                self._more(event)

    def _begin(self, part: Field | File) -> None:
        name: str | None = part.name  # the decoder promises a text, and has none when the header names none
        if not name:
            raise malformed("a part has no name")
        if part.headers.get("Content-Transfer-Encoding", "binary").lower() not in ("binary", "7bit", "8bit"):
            raise malformed(f"'{echoed(name)}' has a Content-Transfer-Encoding")
        if part.headers.get("Content-Type", "").lower().startswith("multipart/"):
            raise malformed("a part is a form itself")
        self._name, self._bytes, self._file, self._text = name, 0, None, None
        if name in FILES or isinstance(part, File):
            self._file = self._form.new_file(name)
        else:
            self._text = bytearray()

    def _more(self, event: Data) -> None:
        self._bytes += len(event.data)
        if self._text is None:
            self._store(event.data)
            return
        self._all_text += len(event.data)
        if self._bytes > LARGEST_TEXT or self._all_text > ALL_TEXT:
            raise RequestEntityTooLarge
        self._text += event.data
        if not event.more_data:
            self._form.add_text(self._name, bytes(self._text))

    def _store(self, data: bytes) -> None:
        if self._bytes > LARGEST_FILE:
            param = FILES.get(self._name, self._name)
            message = f"Invalid '{echoed(param)}': at most {LARGEST_FILE // 2**20} MB are taken per file."
            raise RequestError(message, param=echoed(param), code="image_too_large")
        if self._file is not None:
            self._file.write(data)
