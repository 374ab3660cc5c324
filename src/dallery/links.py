"""Signed addresses of images that open without a header, until they expire; it refuses to know who asks."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable


class ImageLinks:
    """`lifetime` in seconds; expiry is rounded up to the hour, so that equal answers stay equal for caches."""

    HOUR = 3600

    def __init__(self, secret: bytes, lifetime: float, clock: Callable[[], int]) -> None:
        self._secret = secret
        self._lifetime = lifetime
        self._clock = clock

    def sign(self, image_id: str) -> str:
        """The query string that opens this image."""
        end = int(self._clock() / 1000 + self._lifetime)
        end += -end % self.HOUR
        return f"exp={end}&sig={self._signature(image_id, end)}"

    def opens(self, image_id: str, exp: str, sig: str) -> bool:
        if not exp.isascii() or not exp.isdigit() or len(exp) > 12:
            return False
        fresh = int(exp) * 1000 > self._clock()
        right = self._signature(image_id, int(exp)).encode()
        return hmac.compare_digest(right, sig.encode("utf-8", "replace")) and fresh

    def _signature(self, image_id: str, end: int) -> str:
        return hmac.new(self._secret, f"{image_id} {end}".encode(), hashlib.sha256).hexdigest()[:40]


class ShareLinks:
    """One picture for whoever holds the token, for some hours, with its prompt or without."""

    MOST_HOURS = 24 * 365

    def __init__(self, secret: bytes, clock: Callable[[], int]) -> None:
        self._secret = secret
        self._clock = clock

    def token(self, image_id: str, hours: float, with_prompt: bool) -> str:
        """ValueError for less than no time or more than a year."""
        if not 0 < hours <= self.MOST_HOURS:
            raise ValueError("a share lasts up to a year")
        end = int(self._clock() / 1000 + hours * 3600)
        told = f"{image_id}.{end}.{'p' if with_prompt else 'n'}"
        return f"{told}.{self._signature(told)}"

    def opens(self, token: str) -> tuple[str, bool] | None:
        """The picture's id and whether its prompt is shown; None for what we did not sign or what has expired."""
        told, _, signature = token.rpartition(".")
        if not hmac.compare_digest(self._signature(told).encode(), signature.encode("utf-8", "replace")):
            return None
        image_id, end, prompt = told.split(".")
        return (image_id, prompt == "p") if int(end) * 1000 > self._clock() else None

    def _signature(self, told: str) -> str:
        return hmac.new(self._secret, told.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:40]
