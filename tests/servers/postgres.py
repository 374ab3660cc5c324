"""A private PostgreSQL for one test session: own data folder, own port, gone at the end; it touches no other server."""

from __future__ import annotations

import atexit
import ctypes
import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import psycopg

USER = "dallery"
START_S = 60
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",  # a test's server may lose its data in a power cut
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


class NotInstalled(Exception):
    """PostgreSQL's programs are not on this machine."""


class Postgres:
    """`start` takes a second or two; `fresh` gives the URL of an empty database in a few milliseconds."""

    def __init__(self) -> None:
        self._bin = _programs()
        self._account = _account()
        self._folder = Path(tempfile.mkdtemp(prefix="dallery-pg-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0
        self._lock = threading.Lock()
        self.port = 0

    def start(self) -> Postgres:
        if self._account is not None:
            os.chown(self._folder, self._account.pw_uid, self._account.pw_gid)
        atexit.register(self.stop)
        data = self._folder / "data"
        self._run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        for _ in range(5):  # a port that was free may be taken a moment later
            self.port = _free_port()
            if self._serve(data):
                return self
        raise RuntimeError(f"PostgreSQL did not start:\n{self._log()}")

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def fresh(self, template: str = "template1") -> str:
        """The URL of a new database like `template`."""
        with self._lock:
            self._made += 1
            name = f"t{self._made}"
            with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    def template(self, name: str, fill: Callable[[str], None]) -> str:
        """Make a database once, filled by `fill(url)`, to copy with `fresh(name)`; nobody may use it afterwards."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        fill(self.url(name))
        return name

    def empty(self, url: str, keep: str) -> None:
        """Delete every row except those of table `keep`; much quicker than a new database."""
        query = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> %s"
        with psycopg.connect(url, autocommit=True) as connection:
            names = [row[0] for row in connection.execute(query, [keep])]
            connection.execute(f"SET session_replication_role = replica; {''.join(f'DELETE FROM {n};' for n in names)}")

    def drop(self, url: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def interrupt(self) -> None:
        """Kill every client connection, as a restart of the server would."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _serve(self, data: Path) -> bool:
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [self._bin / "postgres", "-D", data, f"--port={self.port}", f"--unix_socket_directories={data}"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *options], stdout=log, stderr=log, cwd="/", preexec_fn=_die_with_parent, **self._as_user()
            )
        end = time.monotonic() + START_S
        while time.monotonic() < end and self._process.poll() is None:
            with suppress(psycopg.OperationalError), closing(psycopg.connect(self.url("postgres"), connect_timeout=5)):
                return True
            time.sleep(0.05)
        self._process.kill()
        self._process.wait()
        return False

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, *arguments],
            capture_output=True,
            text=True,
            cwd="/",
            **self._as_user(),
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed:\n{done.stdout}{done.stderr}")

    def _as_user(self) -> dict[str, object]:
        if self._account is None:
            return {}
        return {"user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}

    def _log(self) -> str:
        return (self._folder / "log").read_text(errors="replace")


def _programs() -> Path:
    """The newest installation's folder."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: float(path.split("/")[4]))
    initdb = found[-1] if found else shutil.which("initdb")
    if initdb is None:
        raise NotInstalled("PostgreSQL is not installed (Debian: apt-get install postgresql); these tests need it.")
    return Path(initdb).resolve().parent


def _account() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise NotInstalled("PostgreSQL refuses to run as root, and there is no account 'postgres' or 'nobody'.")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _die_with_parent() -> None:
    # A killed test run (no atexit) must not leave a server behind.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG
