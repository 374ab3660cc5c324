"""The one door by which this program fetches a URL that somebody else wrote; it refuses private hosts and redirects.

The name is resolved once and the connection goes to the very address that was checked, so that a second answer of the
name server changes nothing.  Proxies from the environment are not used here: they would resolve the name again.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from dallery.providers.line import Line, Watchdog

if TYPE_CHECKING:
    import httpx2

Resolve = Callable[[str, int], Sequence[str]]  # host, port -> addresses

_CONNECT, _IDLE = 10.0, 30.0  # seconds
_PORTS = {"https": 443, "http": 80}
# 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside that may be private.
_TUNNELS = tuple(ipaddress.ip_network(text) for text in ("64:ff9b::/96", "2002::/16", "2001::/32"))


class FetchFailed(Exception):
    """The URL gave nothing.  `again` is True when another try might."""

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


class Egress:
    """`trusted` are base URLs the operator configured: their scheme, host and port may be private and without TLS."""

    def __init__(self, trusted: Iterable[str] = (), *, resolve: Resolve | None = None) -> None:
        self._trusted = frozenset(_origin(urlsplit(url)) for url in trusted)
        self._resolve = resolve or _resolve
        self._watchdog = Watchdog()
        self._lock = threading.Lock()
        self._client: httpx2.Client | None = None

    def fetch(self, url: str, *, max_bytes: int, deadline: float) -> bytes:
        """The body of a GET, at most `max_bytes`, before `deadline` (time.monotonic() seconds).  Raises FetchFailed."""
        try:
            parts = urlsplit(url)
            origin = _origin(parts)
        except ValueError:
            raise FetchFailed("not a URL") from None
        scheme, host, port = origin
        if scheme not in _PORTS or not host or parts.username is not None:
            raise FetchFailed("not a URL this program fetches")
        if origin not in self._trusted and scheme != "https":
            raise FetchFailed("a URL without TLS")
        address = self._checked_address(host, port, trusted=origin in self._trusted)
        line = Line()
        with self._watchdog.over(line, deadline):
            return self._get(parts, address, line, max_bytes, deadline)

    def close(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _checked_address(self, host: str, port: int, *, trusted: bool) -> str:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise FetchFailed("the host has no address", again=True) from None
        if not addresses:
            raise FetchFailed("the host has no address", again=True)
        # One private address among several is refused too: whoever mixes them means no good.
        if not trusted and not all(_public(address) for address in addresses):
            raise FetchFailed("a private address")
        return addresses[0]

    def _get(self, parts: SplitResult, address: str, line: Line, max_bytes: int, deadline: float) -> bytes:
        import httpx2

        host = parts.hostname or ""
        netloc = f"[{address}]" if ":" in address else address
        port = parts.port or _PORTS[parts.scheme]
        url = parts._replace(netloc=f"{netloc}:{port}", fragment="").geturl()
        left = max(0.1, deadline - time.monotonic())
        timeout = httpx2.Timeout(min(_IDLE, left), connect=min(_CONNECT, left))
        request = httpx2.Request(
            "GET",
            url,
            headers={"Host": parts.netloc, "Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "dallery"},
            extensions={"timeout": timeout.as_dict(), "sni_hostname": host, "trace": line.trace},
        )
        try:
            response = self._http().send(request, stream=True)
            try:
                return _body(response, max_bytes)
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as exc:
            raise FetchFailed(f"the fetch broke off ({type(exc).__name__})", again=line.cut_by is None) from None

    def _http(self) -> httpx2.Client:
        import httpx2

        with self._lock:
            if self._client is None:
                limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
                self._client = httpx2.Client(follow_redirects=False, trust_env=False, limits=limits)
            return self._client


def _body(response: httpx2.Response, max_bytes: int) -> bytes:
    if response.status_code != 200:
        again = response.status_code == 429 or response.status_code >= 500
        raise FetchFailed(f"the host answered {response.status_code}", again=again)
    if response.headers.get("content-encoding", "identity") != "identity":
        raise FetchFailed("a packed answer nobody asked for")
    parts, size = [], 0
    for part in response.iter_raw():
        size += len(part)
        if size > max_bytes:
            raise FetchFailed("more bytes than allowed")
        parts.append(part)
    return b"".join(parts)


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    """ValueError for a port that is none."""
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower().rstrip("."), parts.port or _PORTS.get(scheme, 0)


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in _TUNNELS):
            return False
    return ip.is_global and not ip.is_multicast


def _resolve(host: str, port: int) -> Sequence[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
