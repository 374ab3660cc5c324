"""A small TCP proxy between browser and server that can cut, hold or refuse lines; it understands first lines only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Line = tuple[socket.socket, socket.socket]  # to the browser, to the server
STREAM = b"/events HTTP/1."
GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 20\r\nConnection: close\r\n\r\n"
    b"<h1>Bad Gateway</h1>"
)


class Proxy:
    """`port` is where browsers connect, `target` where the server listens; thread-safe.

    `patience`: seconds after which every event stream is cut, None: never.  `streams`: False lets no new one open.
    `server`: "there"; "gone": connections break as with a server that is down; "gateway": each is answered with a 502.
    """

    def __init__(self) -> None:
        self.target = 0
        self._dead: set[socket.socket] = set()
        self.calm()
        self._lines: list[Line] = []
        self._flows: list[Line] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def calm(self) -> None:
        """All passes, nothing has been counted."""
        self.patience: float | None = None
        self.streams = True
        self.server = "there"
        self.opened = self.cuts = self.turned_away = 0  # how often

    def cut(self) -> None:
        """Ends every event stream that is open now."""
        for line in list(self._flows):
            self._end(line)

    def silence(self) -> None:
        """Lets nothing more pass on the lines that are open now, and tells nobody."""
        self._dead.update(end for line in self._lines for end in line)

    def drop(self) -> None:
        """Ends every connection."""
        lines, self._lines = self._lines, []
        for line in lines:
            _close(*line)

    def close(self) -> None:
        self.server = "gone"
        _close(self._listener)
        self.drop()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        try:
            if self.server == "gateway":
                browser.recv(65536)
                browser.sendall(GATEWAY)
            if self.server != "there":
                self.turned_away += 1
                return _close(browser)
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            return _close(browser)
        line = (browser, server)
        self._lines.append(line)
        threading.Thread(target=self._pump, args=(server, browser, None), daemon=True).start()
        self._pump(browser, server, lambda asked: self._asked(asked, line))

    def _asked(self, asked: bytes, line: Line) -> bool:
        """False: it is not passed on."""
        if STREAM not in asked.partition(b"\r\n")[0]:
            return True
        if not self.streams:
            return False
        self.opened += 1
        self._flows.append(line)
        if self.patience is not None:
            timer = threading.Timer(self.patience, self._end, (line,))
            timer.daemon = True
            timer.start()
        return True

    def _end(self, line: Line) -> None:
        if line in self._flows:
            self._flows.remove(line)
            self.cuts += 1
            _close(*line)

    def _pump(self, source: socket.socket, sink: socket.socket, may: Callable[[bytes], bool] | None) -> None:
        try:
            while data := source.recv(65536):
                if may is not None and not may(data):
                    break
                if source not in self._dead:
                    sink.sendall(data)
        except OSError:
            pass
        if source not in self._dead:
            _close(source, sink)


def _close(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


@contextmanager
def between() -> Iterator[Proxy]:
    """Its `target` is told later: a server has to know the address that browsers use."""
    proxy = Proxy()
    try:
        yield proxy
    finally:
        proxy.close()
