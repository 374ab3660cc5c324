"""Who may talk to the pages: Host list, forged requests, headers on every answer. It knows no page and no person."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Request, g, request
from flask import Response as FlaskResponse
from itsdangerous import BadSignature, Signer
from werkzeug.wrappers import Response

from dallery.settings import Settings

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
FILE_POLICY = "sandbox; default-src 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it browsers send "Origin: null" on our own forms, and off localhost there is nothing else.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LARGEST_FORM = 512 * 1024  # bytes; 32,000 Korean characters are 288,000 when a form has escaped them
LARGEST_UPLOAD = 101 * 1024 * 1024  # bytes; all reference pictures of one order and the form around them
LARGEST_IMPORT = 4 * 1024**3  # bytes; an archive of a gallery, for people who are signed in
YEAR = 365 * 24 * 3600  # seconds

StartResponse = Callable[..., Any]
WsgiApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class HostGate:
    """Answers 400 before anything else runs when the Host header is not ours (DNS rebinding).

    Spelt exactly: browsers write host names in lower case, so what differs only by case did not come from one.
    """

    def __init__(self, app: WsgiApp, allowed: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("HTTP_HOST") in self._allowed:
            return self._app(environ, start_response)
        body = (
            "This server does not answer under that address. Its owner can add it with DALLERY_PUBLIC_URL.\n"
            "이 주소로는 열 수 없어요. 서버 주인이 DALLERY_PUBLIC_URL에 주소를 적으면 열려요.\n"
        ).encode()
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), *HEADERS.items()]
        start_response("400 Bad Request", headers)
        return [body]


class Cookies:
    """Cookie names and flags.  Cookies ignore ports, so the names of two Dalleries on one machine must differ."""

    def __init__(self, settings: Settings, instance: bytes) -> None:
        self._mark = hashlib.sha256(b"cookie names" + instance).hexdigest()[:8]
        self.secure = bool(settings.public_url and settings.public_url.startswith("https:"))

    def name(self, purpose: str) -> str:
        return f"{'__Host-' if self.secure else ''}dallery-{self._mark}-{purpose}"

    def read(self, purpose: str) -> str | None:
        return request.cookies.get(self.name(purpose))

    def write(self, response: Response, purpose: str, value: str, max_age: int | None = None) -> None:
        """`max_age` in seconds; None lasts as long as the browser is open."""
        response.set_cookie(
            self.name(purpose), value, max_age=max_age, path="/", secure=self.secure, httponly=True, samesite="Lax"
        )

    def forget(self, response: Response, purpose: str) -> None:
        response.delete_cookie(self.name(purpose), path="/", secure=self.secure, httponly=True, samesite="Lax")


class FormSeal:
    """A form can only be sent by a page of ours: where the browser says it came from, and a signed token in it."""

    def __init__(self, secret: bytes, cookies: Cookies, own_origin: str | None) -> None:
        self._signer = Signer(secret, salt=b"form", digest_method=hashlib.sha256)
        self._cookies = cookies
        self._own_origin = own_origin

    def token(self) -> str:
        """The value for a form's hidden field; the answer that carries it sets the matching cookie.

        Masked anew on every page: pages are packed, and what is the same in all of them could be guessed by length.
        """
        if "form_nonce" not in g:
            g.form_nonce = self._cookies.read("form") or secrets.token_urlsafe(18)
        if "seal" not in g:
            plain = self._signer.sign(str(g.form_nonce))
            mask = secrets.token_bytes(len(plain))
            g.seal = (mask + _mixed(plain, mask)).hex()
        return str(g.seal)

    def remember(self, response: Response) -> None:
        if "form_nonce" in g and self._cookies.read("form") != g.form_nonce:
            self._cookies.write(response, "form", g.form_nonce)

    def came_from_us(self, request: Request) -> bool:
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None:  # a browser writes it and no page can forge it
            return site in ("same-origin", "none")
        origin = request.headers.get("Origin")
        return origin is not None and origin in (f"{request.scheme}://{request.host}", self._own_origin)

    def fits(self, request: Request) -> bool:
        """Reads the form, so ask `came_from_us` first.  What is no form carries the seal in the header X-Seal."""
        cookie = self._cookies.read("form")
        seal = request.headers.get("X-Seal") or request.form.get("seal", "")
        try:
            masked = bytes.fromhex(seal)
            half = len(masked) // 2
            nonce = self._signer.unsign(_mixed(masked[half:], masked[:half])).decode()
        except (BadSignature, ValueError):
            return False
        return cookie is not None and hmac.compare_digest(nonce.encode(), cookie.encode())


def _mixed(data: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(data, mask, strict=False))


def own_origin(settings: Settings) -> str | None:
    if not settings.public_url:
        return None
    parts = urlsplit(settings.public_url)
    return f"{parts.scheme}://{parts.netloc}"


def dress(response: FlaskResponse, settings: Settings) -> FlaskResponse:
    """Security headers on every answer; what a door has set itself stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
    else:
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    if response.mimetype == "text/html" and not response.is_streamed:
        _pack(response)
    if settings.public_url and settings.public_url.startswith("https:"):
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    return response


def _pack(response: FlaskResponse) -> None:
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] and "Content-Encoding" not in response.headers:
        packed = gzip.compress(response.get_data(), 5)
        if len(packed) < (response.content_length or 0):
            response.set_data(packed)
            response.headers["Content-Encoding"] = "gzip"


def local_path(text: str | None) -> str:
    """`text` if it is a path on this server, else "/": what a login or a switch may lead back to."""
    if not text or len(text) > 2000 or not text.startswith("/") or text.startswith("//"):
        return "/"
    if "\\" in text or any(ord(letter) < 33 for letter in text):  # browsers drop tabs and read "\" as "/"
        return "/"
    return text
