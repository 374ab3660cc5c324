"""Slows down whoever guesses passwords; it locks nobody out for good and forgets with a restart."""

from __future__ import annotations

import ipaddress
import threading

FREE_TRIES = 5
LONGEST = 15 * 60_000  # milliseconds
MOST_CLIENTS = 10_000


class Throttle:
    """Per neighbourhood (/24 or /64): after five wrong passwords the wait doubles, up to 15 minutes.  Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrong: dict[str, tuple[int, int]] = {}  # neighbourhood -> (wrong passwords, when the next may come)

    def wait(self, address: str | None, now: int) -> int:
        """Milliseconds until this client may try again; 0 is now."""
        with self._lock:
            _, free_at = self._wrong.get(_neighbourhood(address), (0, 0))
        return max(0, free_at - now)

    def wrong(self, address: str | None, now: int) -> None:
        place = _neighbourhood(address)
        with self._lock:
            count = self._wrong.pop(place, (0, 0))[0] + 1
            pause = 0 if count < FREE_TRIES else min(LONGEST, 1000 << min(count - FREE_TRIES, 20))
            if len(self._wrong) >= MOST_CLIENTS:
                del self._wrong[next(iter(self._wrong))]  # the oldest: a dict keeps the order of writing
            self._wrong[place] = (count, now + pause)

    def right(self, address: str | None) -> None:
        with self._lock:
            self._wrong.pop(_neighbourhood(address), None)


def _neighbourhood(address: str | None) -> str:
    try:
        ip = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((ip, 24 if ip.version == 4 else 64), strict=False))
