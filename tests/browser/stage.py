"""A page server over the fake studio, on a free port, for the browser tests and the screenshots."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web.conftest import app_for
from tests.web.staged_studio import StagedStudio


class Silent(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        pass


@contextmanager
def playing(studio: StagedStudio, **settings: Any) -> Iterator[str]:
    """The address of a server that shows `studio`."""
    port = free_port()
    public = settings.pop("public_url", None)
    app = app_for(studio, port=port, public_url=public and public.format(port=port), **settings)
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{port}"
    finally:
        server.shutdown()
        thread.join()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fake(folder: Path, pace: float | None = 0.25, **more: Any) -> StagedStudio:
    return StagedStudio(folder, pace, **more)
