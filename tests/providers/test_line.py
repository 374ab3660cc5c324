"""A line can be cut at any moment and never lies about what was sent."""

from __future__ import annotations

import socket
import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest

from dallery.providers.line import Cut, Line, LineCut, Watchdog


def sending(method: bytes = b"POST") -> tuple[str, dict[str, Any]]:
    return "http11.send_request_headers.started", {"request": SimpleNamespace(method=method)}


def connected(sock: socket.socket) -> tuple[str, dict[str, Any]]:
    stream = SimpleNamespace(get_extra_info=lambda name: sock)
    return "connection.connect_tcp.complete", {"return_value": stream}


def test_a_proxys_greeting_is_not_the_request() -> None:
    line = Line()
    line.trace(*sending(b"CONNECT"))
    assert not line.sent
    line.trace(*sending())
    assert line.sent


def test_a_line_cut_while_connecting_lets_nothing_out() -> None:
    line = Line()
    line.cut(Cut.CANCELLED)
    with pytest.raises(LineCut):
        line.trace(*sending())
    assert not line.sent


def test_a_cut_wakes_whoever_waits_on_the_socket() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        line = Line()
        line.trace(*connected(ours))
        threading.Timer(0.05, line.cut, (Cut.CANCELLED,)).start()
        assert ours.recv(1) == b""


def test_the_first_reason_stays_and_a_closed_socket_harms_nobody() -> None:
    ours, theirs = socket.socketpair()
    ours.close()
    theirs.close()
    line = Line()
    line.trace(*connected(ours))
    line.cut(Cut.DEADLINE)
    line.cut(Cut.CANCELLED)
    assert line.cut_by is Cut.DEADLINE


def test_the_watchdog_cuts_what_is_late_and_spares_what_is_done() -> None:
    dog, late, done, later = Watchdog(), Line(), Line(), Line()
    with dog.over(later, time.monotonic() + 60):
        with dog.over(done, time.monotonic() + 60):
            pass
        ours, theirs = socket.socketpair()
        with ours, theirs:
            late.trace(*connected(ours))
            with dog.over(late, time.monotonic() + 0.02):
                ours.settimeout(10)
                assert ours.recv(1) == b""
    assert (late.cut_by, done.cut_by, later.cut_by) == (Cut.DEADLINE, None, None)


def test_the_watchdog_rests_when_nothing_runs_and_wakes_again() -> None:
    dog = Watchdog()
    for _ in range(3):
        line = Line()
        with dog.over(line, time.monotonic() - 1):
            while line.cut_by is None:
                time.sleep(0.001)
    assert not [thread for thread in threading.enumerate() if thread.name == "deadlines" and not thread.daemon]
