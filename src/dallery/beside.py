"""A thread that works beside everything else until it is stopped; it does not know at what."""

from __future__ import annotations

import threading
from collections.abc import Callable

PATIENCE = 5.0  # seconds that `stop` waits for the work to leave off


class Beside:
    def __init__(self, name: str, work: Callable[[], None]) -> None:
        """`work` goes on until `stopped`, and rests by `rest`."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=work, name=name, daemon=True)

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def start(self) -> None:
        self._thread.start()

    def rest(self, seconds: float) -> bool:
        """True when it was stopped meanwhile."""
        return self._stop.wait(seconds)

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
