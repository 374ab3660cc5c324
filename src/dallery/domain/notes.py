"""What a picture's file says about itself beside its pixels: read, written, removed; no pixel is decoded or changed.

PNG, JPEG, WebP and GIF are taken apart into their chunks and put together again, so a copy loses nothing.  Nothing is
written into a GIF or an SVG, but what stands there is taken out.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from dallery.domain import svg
from dallery.domain.picture import END_OF_SCAN, gif_parts, inspect, inspect_made

KEYWORD = b"dallery"  # our own PNG text: JSON, `prompt` among it
SCENE = b"dallery:scene"  # the illustrator's, with `prompt` too
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"sBIT")
)
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_ICC = b"ICC_PROFILE\x00"
_JFIF = b"JFIF\x00"
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_FRAME_HEAD = 16  # bytes of a WebP's frame before its own chunks
_GIF_CONTROL, _GIF_LOOP = b"!\xf9", b"!\xff\x0bNETSCAPE2.0\x03\x01"
_MOST_IN_SEGMENT = 65_533 - 2
_MOST_TEXT = 200_000  # bytes of one PNG text that is believed
_XMP_FLAG, _EXIF_FLAG, _ALPHA_FLAG = 0x04, 0x08, 0x10


def stripped(data: bytes) -> bytes:
    """The same pixels and colour profile without any text, camera data, thumbnail or content credential.

    Which way is up stays said: a JPEG from a camera would lie on its side.  ValueError for a file that is not whole,
    and for any other kind of file: nobody could say what is in it.
    """
    kind = inspect_made(data).media_type
    if kind == "image/png":
        return _PNG + b"".join(_png_chunk(kind, body) for kind, body in _png_chunks(data) if kind in _PNG_KEPT)
    if kind == "image/jpeg":
        head, rest = _jpeg_parts(data)
        turn = _orientation(head)
        plain = [_jfif(part) for part in head if not _is_jpeg_note(part)]
        return b"\xff\xd8" + b"".join([*([_turned(turn)] if turn > 1 else []), *plain, *_jpeg_scans(rest)])
    if kind == "image/webp":
        return _webp_plain(data)
    if kind == "image/gif":
        return b"".join(_gif_plain(part) for part in gif_parts(data))
    return svg.silent(data)


def annotated(data: bytes, told: Mapping[str, object]) -> bytes:
    """The same file which also says `told` (JSON-safe, with `prompt`), for our own import and for other programs."""
    inspect_if_known(data)
    if data.startswith(_PNG):
        texts = [_text(KEYWORD, json.dumps(told, ensure_ascii=False)), _text(b"Software", "Dallery")]
        texts.append(_text(b"Description", str(told.get("prompt", ""))))
        chunks = [part for part in _png_chunks(data) if not _is_own_text(part)]
        return _PNG + b"".join(_png_chunk(kind, body) for kind, body in [chunks[0], *texts, *chunks[1:]])
    if data.startswith(b"\xff\xd8\xff"):
        head, rest = _jpeg_parts(data)
        packet = _packet(told, _MOST_IN_SEGMENT - len(_XMP))
        segment = b"\xff\xe1" + struct.pack(">H", len(_XMP) + len(packet) + 2) + _XMP + packet
        # JFIF and EXIF want to stand first.
        first = sum(1 for part in head if part[1] == 0xE0 or part[4:10] == b"Exif\x00\x00")
        kept = [part for part in head if not part[4:].startswith(_XMP)]
        return b"\xff\xd8" + b"".join([*kept[:first], segment, *kept[first:]]) + rest
    if _is_webp(data):
        chunks = [part for part in _webp_chunks(data) if part[0] != b"XMP "]
        if chunks[0][0] != b"VP8X":
            chunks.insert(0, (b"VP8X", _canvas(data, chunks)))
        chunks[0] = (b"VP8X", _flagged(chunks[0][1], _XMP_FLAG | (chunks[0][1][0] & _EXIF_FLAG)))
        return _webp([*chunks, (b"XMP ", _packet(told, _MOST_TEXT))])
    return data


def prompt_in(data: bytes) -> str | None:
    """The prompt that we or our illustrator once wrote into this PNG; None when there is none."""
    if not data.startswith(_PNG):
        return None
    try:
        inspect(data)
        for kind, body in _png_chunks(data):
            keyword, _, rest = body.partition(b"\x00\x00\x00\x00\x00")
            if kind == b"iTXt" and keyword in (KEYWORD, SCENE) and len(body) <= _MOST_TEXT:
                told = json.loads(rest.decode("utf-8"))
                if isinstance(told, dict) and isinstance(told.get("prompt"), str):
                    return str(told["prompt"])
    except (ValueError, RecursionError):
        return None
    return None


def inspect_if_known(data: bytes) -> None:
    """ValueError for a PNG, JPEG or WebP that is not whole: its parts could not be walked safely."""
    if data.startswith((_PNG, b"\xff\xd8\xff")) or _is_webp(data):
        inspect(data)


# -- PNG ------------------------------------------------------------------------------------------------------------


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _text(keyword: bytes, content: str) -> tuple[bytes, bytes]:
    return b"iTXt", keyword + b"\x00\x00\x00\x00\x00" + content.replace("\x00", "").encode("utf-8", "replace")


def _is_own_text(part: tuple[bytes, bytes]) -> bool:
    return part[0] == b"iTXt" and part[1].split(b"\x00", 1)[0] in (KEYWORD, b"Description", b"Software")


# -- JPEG -----------------------------------------------------------------------------------------------------------


def _jpeg_parts(data: bytes) -> tuple[list[bytes], bytes]:
    """The segments before the first scan, and all from there on."""
    parts, at = [], 2
    while data[at + 1] != 0xDA:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        parts.append(data[at : at + length])
        at += length
    return parts, data[at:]


def _is_jpeg_note(part: bytes) -> bool:
    """APP0 to APP15 and comments, but not JFIF, nor the colour profile, nor Adobe's word on colours (APP14)."""
    kind = part[1]
    if (kind == 0xE2 and part[4:].startswith(_ICC)) or (kind == 0xE0 and part[4:].startswith(_JFIF)):
        return False
    return kind == 0xFE or (0xE0 <= kind <= 0xEF and kind != 0xEE)


def _jfif(part: bytes) -> bytes:
    """Without the small picture that may stand in it; any other segment as it is."""
    return part[:2] + b"\x00\x10" + part[4:16] + b"\x00\x00" if part[1] == 0xE0 and len(part) > 18 else part


def _jpeg_scans(rest: bytes) -> Iterator[bytes]:
    """From the first scan to the end marker, without what is told between scans and behind the picture."""
    at = 0
    while rest[at + 1] != 0xD9:
        if rest[at + 1] == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(rest[at + 2 : at + 4], "big")
        if rest[at + 1] == 0xDA:
            found = END_OF_SCAN.search(rest, end)
            end = found.start() if found else len(rest)
        if not _is_jpeg_note(rest[at:end]):
            yield rest[at:end]
        at = end
    yield b"\xff\xd9"


def _orientation(parts: Iterable[bytes]) -> int:
    for part in parts:
        if part[1] != 0xE1 or part[4:10] != b"Exif\x00\x00":
            continue
        tiff = part[10:]
        order = "<" if tiff[:2] == b"II" else ">"
        try:
            (at,) = struct.unpack_from(order + "I", tiff, 4)
            (count,) = struct.unpack_from(order + "H", tiff, at)
            for entry in range(count):
                tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, at + 2 + 12 * entry)
                if tag == 0x0112 and 1 <= value <= 8:
                    return int(value)
        except struct.error:
            return 1
    return 1


def _turned(orientation: int) -> bytes:
    """An EXIF segment that says nothing but which way is up."""
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\x00\x00" + tiff


# -- WebP -----------------------------------------------------------------------------------------------------------


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _webp_plain(data: bytes) -> bytes:
    kept = [(kind, body) for kind, body in _webp_chunks(data) if kind in _WEBP_KEPT]
    return _webp((kind, _webp_silent(kind, body)) for kind, body in kept)


def _webp_silent(kind: bytes, body: bytes) -> bytes:
    if kind == b"VP8X":
        return _flagged(body, 0)
    if kind == b"ANMF":
        inner = _chunks_in(body, _FRAME_HEAD, len(body))
        return body[:_FRAME_HEAD] + _packed(each for each in inner if each[0] in _WEBP_KEPT)
    return body


def _webp_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    return _chunks_in(data, 12, min(len(data), 8 + int.from_bytes(data[4:8], "little")))


def _chunks_in(data: bytes, at: int, end: int) -> list[tuple[bytes, bytes]]:
    found = []
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def _webp(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    body = _packed(chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def _packed(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"".join(
        kind + struct.pack("<I", len(content)) + content + b"\x00" * (len(content) % 2) for kind, content in chunks
    )


def _flagged(canvas: bytes, notes: int) -> bytes:
    return bytes([canvas[0] & ~(_XMP_FLAG | _EXIF_FLAG) | notes]) + canvas[1:]


def _canvas(data: bytes, chunks: list[tuple[bytes, bytes]]) -> bytes:
    """The extended header that notes need, for a file that had none."""
    facts = inspect(data)
    kind, body = chunks[0]
    alpha = _ALPHA_FLAG if kind == b"VP8L" and len(body) > 4 and body[4] & 0x10 else 0
    return bytes([alpha, 0, 0, 0]) + struct.pack("<I", facts.width - 1)[:3] + struct.pack("<I", facts.height - 1)[:3]


def _packet(told: Mapping[str, object], most: int) -> bytes:
    """XMP with the prompt as description and all of `told` as JSON; the description alone where both do not fit."""
    description = f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_xml(str(told.get("prompt", "")))}'
    description += "</rdf:li></rdf:Alt></dc:description>"
    for attribute in (f" dallery:told={quoteattr(_plain(json.dumps(told, ensure_ascii=False)))}", ""):
        packet = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dallery="urn:dallery" xmp:CreatorTool="Dallery"'
            f"{attribute}>{description}</rdf:Description></rdf:RDF></x:xmpmeta>"
        ).encode("utf-8", "replace")
        if len(packet) <= most:
            return packet
    return b""


def _xml(content: str) -> str:
    return escape(_plain(content))


def _plain(content: str) -> str:
    """Without what XML cannot hold."""
    return "".join(letter for letter in content if letter >= " " or letter in "\t\n\r")


# -- GIF ------------------------------------------------------------------------------------------------------------


def _gif_plain(part: bytes) -> bytes:
    """A part of a GIF as it is, except that comments, captions and what other programs wrote are nothing."""
    if part.startswith(_GIF_LOOP):
        return part[: len(_GIF_LOOP) + 2] + b"\x00"
    return b"" if part.startswith(b"!") and not part.startswith(_GIF_CONTROL) else part
