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
