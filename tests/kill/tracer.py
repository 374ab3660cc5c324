"""Runs a program and kills it with SIGKILL at its N-th durable step, counted over all its threads; Linux only.

strace can inject signals too, but it counts every thread on its own (when=5 never fires in a program of three threads
that call fsync three times each), so most orders of events would never be tried.  Here a seccomp filter stops the
program just before each chosen system call, and one counter decides.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

NUMBERS = {
    "x86_64": {
        "write": 1, "pwrite64": 18, "writev": 20, "sendto": 44, "sendmsg": 46, "fsync": 74, "fdatasync": 75,
        "ftruncate": 77, "rename": 82, "mkdir": 83, "link": 86, "unlink": 87, "mkdirat": 258, "unlinkat": 263,
        "renameat": 264, "linkat": 265, "pwritev": 296, "renameat2": 316,
    },
    "aarch64": {
        "mkdirat": 34, "unlinkat": 35, "linkat": 37, "renameat": 38, "ftruncate": 46, "write": 64, "writev": 66,
        "pwrite64": 68, "pwritev": 70, "fsync": 82, "fdatasync": 83, "sendto": 206, "sendmsg": 211, "renameat2": 276,
    },
}  # fmt: skip
ON_A_FILE = frozenset({"write", "pwrite64", "writev", "pwritev", "ftruncate", "fsync", "fdatasync"})
ON_A_SOCKET = frozenset({"sendto", "sendmsg"})

_TRACEME, _CONT, _SETOPTIONS, _SYSCALL_INFO = 0, 7, 0x4200, 0x420E
_OPTIONS = 2 | 4 | 8 | 0x10 | 0x80 | 0x100000  # follow fork, vfork, clone, exec; seccomp stops; die with the tracer
_SECCOMP_STOP, _WALL = 7, 0x40000000
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


@dataclass
class Trace:
    """`steps` are the durable steps that were begun, as "fsync spool/x.part"; the last one was not carried out when
    `killed`.  `status` is the program's exit status otherwise."""

    steps: list[str] = field(default_factory=list)
    killed: bool = False
    status: int | None = None


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def supported() -> bool:
    return platform.system() == "Linux" and platform.machine() in NUMBERS


def run_until(command: Sequence[str], home: Path, step: int | None, log: Path, from_start: bool = False) -> Trace:
    """Run `command` and kill it just before its `step`-th durable step (1-based; None: never).

    Steps are writes below `home`, fsync and rename of anything, and sends to TCP sockets.  Counting begins with the
    program's SIGUSR1 to itself, or at once when `from_start`.  Standard output and error go to `log`.
    """
    names = {number: name for name, number in NUMBERS[platform.machine()].items()}
    program = _program(sorted(names))
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, preexec_fn=lambda: _be_traced(program))
    _, status = os.waitpid(process.pid, _WALL)
    if not os.WIFSTOPPED(status):
        raise RuntimeError("the program did not start")
    _ptrace(_SETOPTIONS, process.pid, _OPTIONS)
    _ptrace(_CONT, process.pid, 0)
    trace = _Follower(process.pid, home, names, step, from_start).follow()
    process.returncode = trace.status if trace.status is not None else -signal.SIGKILL
    return trace


class _Follower:
    def __init__(self, pid: int, home: Path, names: dict[int, str], step: int | None, from_start: bool) -> None:
        self._pid = pid
        self._home = str(home)
        self._names = names
        self._step = step
        self._counting = from_start
        self._tcp: dict[str, bool] = {}
        self.trace = Trace()

    def follow(self) -> Trace:
        while True:
            try:
                thread, status = os.waitpid(-1, _WALL)
            except ChildProcessError:
                return self.trace
            if os.WIFSTOPPED(status):
                self._stopped(thread, status)
            elif thread == self._pid:
                self.trace.status = os.waitstatus_to_exitcode(status)
                return self.trace

    def _stopped(self, thread: int, status: int) -> None:
        number, event = os.WSTOPSIG(status), status >> 16
        deliver = 0
        if event == _SECCOMP_STOP:
            self._count(thread)
        elif number == signal.SIGUSR1:
            self._counting = True
        elif event == 0 and number not in (signal.SIGTRAP, signal.SIGSTOP):
            deliver = number
        _ptrace(_CONT, thread, deliver)

    def _count(self, thread: int) -> None:
        if not self._counting or self.trace.killed:
            return
        name, arguments = self._call(thread)
        label = self._label(thread, name, arguments)
        if label is None:
            return
        self.trace.steps.append(label)
        if len(self.trace.steps) == self._step:
            self.trace.killed = True
            os.kill(self._pid, signal.SIGKILL)

    def _call(self, thread: int) -> tuple[str, tuple[int, ...]]:
        buffer = ctypes.create_string_buffer(96)
        _libc.ptrace(_SYSCALL_INFO, thread, len(buffer), ctypes.addressof(buffer))
        number, *arguments = struct.unpack_from("7Q", buffer.raw, 24)
        return self._names.get(number, "?"), tuple(arguments)

    def _label(self, thread: int, name: str, arguments: tuple[int, ...]) -> str | None:
        """None for what is no durable step: a write to a pipe, to the log, to a thread's own wake-up socket."""
        if name in ON_A_FILE or name in ON_A_SOCKET:
            try:
                target = os.readlink(f"/proc/{thread}/fd/{arguments[0]}")
            except OSError:
                return None
            if name in ON_A_SOCKET:
                return f"{name} tcp" if self._is_tcp(target) else None
            if not target.startswith(self._home) or "__pycache__" in target:
                return None
            return f"{name} {self._short(target)}"
        path = self._text(thread, arguments[1 if name.endswith(("at", "at2")) else 0])
        if not path.startswith(self._home):
            return None
        return f"{name} {self._short(path)}"

    def _short(self, path: str) -> str:
        parts = path.removeprefix(self._home).strip("/").split("/")
        return "/".join(part if len(part) < 24 else "…" + part[-5:] for part in parts)

    def _is_tcp(self, target: str) -> bool:
        if target not in self._tcp:
            inode = target.removeprefix("socket:[").rstrip("]")
            lines = Path(f"/proc/{self._pid}/net/tcp").read_text().splitlines()[1:]
            self._tcp[target] = any(line.split()[9] == inode for line in lines)
        return self._tcp[target]

    def _text(self, thread: int, address: int) -> str:
        try:
            with open(f"/proc/{thread}/mem", "rb", buffering=0) as memory:
                memory.seek(address)
                return memory.read(512).split(b"\0")[0].decode("utf-8", "replace")
        except OSError:
            return ""


def _ptrace(request: int, thread: int, data: int) -> None:
    _libc.ptrace(request, thread, None, data)  # a thread that was killed meanwhile answers ESRCH, which is fine


def _program(numbers: Sequence[int]) -> bytes:
    """A classic BPF program: stop at `numbers`, let everything else through."""
    lines = [struct.pack("HBBI", 0x20, 0, 0, 0)]  # load the number of the system call
    for position, number in enumerate(numbers):
        lines.append(struct.pack("HBBI", 0x15, len(numbers) - position, 0, number))
    lines += [struct.pack("HBBI", 0x06, 0, 0, _ALLOW), struct.pack("HBBI", 0x06, 0, 0, _TRACE)]
    return b"".join(lines)


def _be_traced(program: bytes) -> None:
    """In the child, between fork and exec."""
    _libc.ptrace(_TRACEME, 0, None, None)
    _libc.prctl(38, 1, 0, 0, 0)  # no new privileges, so that no root is needed
    wrapped = _Filter(len(program) // 8, program)
    if _libc.prctl(22, 2, ctypes.byref(wrapped), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter was refused")
