"""What the fake upstream did, one JSON line per fact, appended with one write so that a kill cannot tear a line."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from pathlib import Path
from typing import Any


class Ledger:
    """Facts: accepted, charged, sent_last_byte, and posts (every POST whose first line was read)."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if path else None
        self._lock = threading.Lock()
        self.lines: list[dict[str, Any]] = []
        self.counts: Counter[str] = Counter()
        self.micros = 0

    def write(self, fact: str, **fields: Any) -> None:
        line = {"fact": fact, **fields}
        with self._lock:
            self.lines.append(line)
            self.counts[fact] += 1
            self.micros += int(fields.get("micros", 0))
            if self._file is not None:
                os.write(self._file, json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def of(self, fact: str) -> list[dict[str, Any]]:
        with self._lock:
            return [line for line in self.lines if line["fact"] == fact]

    def everything(self) -> list[dict[str, Any]]:
        with self._lock:
            return list(self.lines)

    def summary(self) -> dict[str, Any]:
        with self._lock:
            return {"counts": dict(self.counts), "micros": self.micros}

    def forget(self) -> None:
        """Forget the facts held in memory; the file keeps them."""
        with self._lock:
            self.lines.clear()
            self.counts.clear()
            self.micros = 0

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def read_ledger(path: Path) -> list[dict[str, Any]]:
    """Every whole line of a ledger file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
