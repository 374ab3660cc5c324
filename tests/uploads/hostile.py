"""Pictures nobody would draw, made by hand: bombs, lies, polyglots and broken files."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(*chunks: bytes, end: bytes = END) -> bytes:
    return SIGNATURE + b"".join(chunks) + end


def rows(width: int, height: int, pixel: bytes = b"\x10\x80\xf0") -> bytes:
    return chunk(b"IDAT", zlib.compress((b"\x00" + pixel * width) * height))


def plain(*between: bytes, width: int = 8, height: int = 8) -> bytes:
    """A small good PNG with `between` put in front of its pixels."""
    return png(header(width, height), *between, rows(width, height))


def bomb(width: int, height: int) -> bytes:
    """A true PNG, 1 bit per pixel, all white."""
    line = b"\x00" + b"\xff" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    return png(header(width, height, 1, 0), chunk(b"IDAT", body))


def saved(picture: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def quarters(width: int = 32, height: int = 16) -> Image.Image:
    """Red, green, blue and white quarters: each turn and each colour mistake shows."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste((255, 0, 0), (0, 0, width // 2, height // 2))
    picture.paste((0, 255, 0), (width // 2, 0, width, height // 2))
    picture.paste((0, 0, 255), (0, height // 2, width // 2, height))
    return picture


def animated_png(frames: int) -> bytes:
    first = quarters(64, 64)
    others = [Image.new("RGB", (64, 64), (i % 256, i // 256, 7)) for i in range(1, frames)]
    return saved(first, save_all=True, append_images=others)


def animated_webp(frames: int) -> bytes:
    others = [Image.new("RGB", (64, 64), (i * 7 % 256, 3, 9)) for i in range(1, frames)]
    return saved(quarters(64, 64), "WEBP", save_all=True, append_images=others, lossless=True)


NO_PICTURE: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"\x89",
    "a signature only": SIGNATURE,
    "plain SVG": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "SVG with a script": b"<svg><script>alert(1)</script></svg>",
    "SVG with an external entity": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<svg><text>&x;</text></svg>",
    "HTML": b"<!doctype html><img src=x onerror=alert(1)>",
    "JavaScript": b"alert(1)",
    "PDF": b"%PDF-1.7\n1 0 obj",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "TIFF": saved(quarters(), "TIFF"),
    "BMP": saved(quarters(), "BMP"),
    "ICO": saved(quarters(), "ICO"),
    "GIF": saved(quarters(), "GIF"),
    "GIF with JavaScript": saved(quarters(), "GIF") + b"=1;alert(1)",
    "PSD": b"8BPS\x00\x01" + bytes(40),
    "HEIC": b"\x00\x00\x00\x18ftypheic" + bytes(40),
    "AVIF": b"\x00\x00\x00\x18ftypavif" + bytes(40),
    "JPEG 2000": b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40),
    "FITS": b"SIMPLE  =                    T" + bytes(40),
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(40),
    "XBM": b"#define x_width 8\n#define x_height 8\nstatic char x_bits[] = {0};",
    "DDS": b"DDS |\x00\x00\x00" + bytes(120),
    "WAV with HTML": b"RIFF\x30\x00\x00\x00WAVE<script>" + bytes(40),
}

GOOD = plain()
JPEG = saved(quarters(), "JPEG")
WEBP = saved(quarters(), "WEBP")
BROKEN: dict[str, bytes] = {
    "no width": png(header(0, 5), rows(8, 8)),
    "no height": png(header(5, 0), rows(8, 8)),
    "a wrong checksum": GOOD.replace(zlib.crc32(b"IEND").to_bytes(4, "big"), b"abcd"),
    "no end": GOOD[: -len(END)],
    "pixels after the end": GOOD + rows(8, 8),
    "two headers": png(header(8, 8), header(9000, 9000), rows(8, 8)),
    "ten megabytes after the end": GOOD + bytes(10 * 1024 * 1024),
    "PNG and ZIP": GOOD + b"PK\x03\x04" + bytes(30),
    "PNG and PHP": GOOD + b"<?php system($_GET[0]); ?>",
    "too few pixels": png(header(64, 64), rows(64, 3)),
    "pixels that do not unpack": png(header(8, 8), chunk(b"IDAT", b"\x78\x9cnonsense")),
    "no palette": png(header(8, 8, 8, 3), rows(8, 8, b"\x01")),
    "an unknown colour type": png(header(8, 8, 8, 5), rows(8, 8)),
    "an unknown depth": png(header(8, 8, 3, 0), rows(8, 8)),
    "a text bomb": plain(chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(8 * 1024 * 1024)))),
    "a profile bomb": plain(chunk(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(8 * 1024 * 1024)))),
    "a hundred thousand notes": plain(chunk(b"tEXt", b"a\x00b") * 100_000),
    "half a JPEG": JPEG[: len(JPEG) // 2],
    "a JPEG without pixels": b"\xff\xd8\xff\xd9",
    "a JPEG of no height": JPEG.replace(b"\xff\xc0\x00\x11\x08\x00\x10", b"\xff\xc0\x00\x11\x08\x00\x00"),
    "half a WebP": WEBP[: len(WEBP) // 2],
    "a WebP that is longer than it says": WEBP + bytes(1000),
}

TOO_LARGE: dict[str, bytes] = {
    "30000 squared": bomb(30_000, 30_000),
    "13000 squared": bomb(13_000, 13_000),
    "two thousand million wide": png(header(2**31 - 1, 1), rows(8, 1)),
    "65535 squared in the header": png(header(65_535, 65_535, 1, 0), rows(8, 8)),
    "a JPEG that says 65535 squared": JPEG.replace(
        b"\xff\xc0\x00\x11\x08\x00\x10\x00\x20", b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"
    ),
    "a WebP that says 16384 squared": b"RIFF\x2a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00"
    + b"\xff\x3f\x00\xff\x3f\x00VP8L\x0c\x00\x00\x00\x2f\xff\xff\xff\x0f" + bytes(7),
}  # fmt: skip
