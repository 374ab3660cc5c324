"""Gunicorn as we run it: one worker process with many threads, the studio opened after the fork."""

from __future__ import annotations

import errno
import gc
import math
import os
import signal
import socket
import time
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from dallery.errors import DalleryError, StartRefused
from dallery.settings import Settings

if TYPE_CHECKING:
    from dallery.studio import Studio


class Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._studio: Studio | None = None
        self._hears, self._says = os.pipe()  # why the worker could not start, in the words of the error
        os.set_blocking(self._hears, False)
        self._stop_by = math.inf  # time.monotonic() seconds
        super().__init__()

    def load_config(self) -> None:
        settings = self._settings
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        chosen: dict[str, Any] = {
            "bind": f"{host}:{settings.port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": settings.threads,
            "worker_connections": 2000,
            "backlog": 2048,
            "timeout": 120,
            "graceful_timeout": int(settings.drain) + 10,
            "control_socket_disable": True,
            "accesslog": None,
            "loglevel": "warning",
            "proc_name": "dallery",
            "preload_app": False,
            "worker_exit": self._close,
            "post_worker_init": self._drain_on_sigterm,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        # In the worker, after the fork: threads and database connections do not survive one.
        try:
            return self._open()
        except DalleryError as exc:
            # Left to itself gunicorn prints a stack and "worker failed to boot"; so the worker ends in good order.
            os.write(self._says, exc.message.encode())
            os.kill(os.getppid(), signal.SIGTERM)
            raise SystemExit(0) from exc

    def _open(self) -> Any:
        from dallery.app import create_app
        from dallery.cli.serve import greet

        self._studio = self.studio(self._settings)
        app = create_app(self._studio)
        greet(self._studio)
        gc.freeze()  # what was loaded stays: going through it again and again costs 3 % of every picture
        return app

    def studio(self, settings: Settings) -> Studio:
        """What is served.  Only a program that makes a server of its own can serve another; no setting does."""
        from dallery.studio import Studio

        return Studio(settings, engine=True)

    def refusal(self) -> str | None:
        """What the worker said when it could not start."""
        try:
            return os.read(self._hears, 4096).decode("utf-8", "replace") or None
        except BlockingIOError:
            return None

    def _drain_on_sigterm(self, worker: Any) -> None:
        """New orders are refused from the first moment on: gunicorn has no hook of its own for this signal."""

        def stop(number: int, frame: Any) -> None:
            if self._studio is not None:
                self._studio.drain()
                self._studio.board.close()
            self._stop_by = min(self._stop_by, time.monotonic() + self._settings.drain)
            worker.handle_exit(number, frame)

        signal.signal(signal.SIGTERM, stop)

    def _close(self, _arbiter: Any, _worker: Any) -> None:
        """Requests in flight have had their time already; jobs that nobody waits for get what is left of it."""
        if self._studio is not None:
            self._studio.close(max(0.0, min(self._settings.drain, self._stop_by - time.monotonic())))
            self._studio = None


def serve_with_gunicorn(settings: Settings) -> None:
    """Raises StartRefused when the address is taken or the studio does not open."""
    _require_free(settings)
    server, here = Server(settings), os.getpid()
    try:
        server.run()
    except SystemExit:
        refusal = server.refusal() if os.getpid() == here else None  # a worker ends through here too
        if refusal is not None:
            raise StartRefused(refusal) from None
        raise


def _require_free(settings: Settings) -> None:
    # Gunicorn would retry five times and then say so in its own words.
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as exc:
            if exc.errno == errno.EADDRINUSE:
                raise StartRefused(
                    f"Port {settings.port} is in use. Stop what uses it, or choose another with --port "
                    "or DALLERY_PORT (on macOS, AirPlay Receiver takes port 5000)."
                ) from exc
            raise StartRefused(f"Cannot listen on {settings.host}:{settings.port}: {exc.strerror}.") from exc
