"""The one file that knows DBOS: enqueue, cancel, adopt, forget.  It knows job ids and nothing about jobs.

Its sharp edges and our rules for them: every process has its own executor id (two with one id do the work twice);
the application version is pinned by hand (a hash would strand old jobs after an upgrade); work of a dead executor is
adopted by the public API (nothing does so by itself); no image bytes pass through it; nobody waits on it.

An order that meets a free place begins at once, without a row of DBOS (`begin`): what it would write to three tables is
in the job's own row, and the sweep finds the job if we die.  The queue is for orders that have to wait.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from dallery.errors import StartRefused, StorageUnavailable

VERSION = "1"  # change only together with a migration of waiting work
WRITING_DOWN = 1.0  # seconds a stop waits for the records of work that has just ended
POLL = 0.2  # seconds between looks at a queue in which somebody waits
IDLE = 2.0  # the same while nobody does; every look costs some milliseconds of a core


@dataclass(frozen=True)
class Lane:
    """One queue: all jobs of one provider.  `at_once` per process, `per_minute` starts over all processes."""

    name: str
    at_once: int
    per_minute: int | None = None


class DurableQueue:
    """Thread-safe after `start`.  `run` is called at least once for every enqueued job id, on a worker thread."""

    def __init__(self, url: str, executor: str, lanes: Iterable[Lane], run: Callable[[str], None]) -> None:
        _refuse_a_second_engine()
        self._url = url
        self._executor = executor
        self._lanes = tuple(lanes)
        self._run = run
        self._pools = {lane.name: ThreadPoolExecutor(lane.at_once, thread_name_prefix="job") for lane in self._lanes}
        self._places = {lane.name: lane.at_once for lane in self._lanes if not lane.per_minute}
        self._active: Any = None  # DBOS's own count of what runs here, so that both ways share the places of a lane
        self._beginning = threading.Lock()
        self._crowded: frozenset[str] = frozenset()
        self._dbos: Any = None
        self._workflow: Any = None
        self._engine: Any = None

    def start(self) -> None:
        """Takes about a second (imports, tables); call it from a background thread."""
        from dbos import DBOS, DBOSPortableJSONSerializer

        _refuse_a_second_engine()
        logging.getLogger("dbos").setLevel(logging.WARNING)
        self._engine = _system_engine(self._url)
        self._dbos = DBOS(
            config={
                "name": "dallery",
                "system_database_engine": self._engine,
                "system_database_url": _with_driver(self._url),
                "executor_id": self._executor,
                "application_version": VERSION,
                "serializer": DBOSPortableJSONSerializer(),
                "log_level": "WARNING",
                "max_executor_threads": 4,
            }
        )
        pools, run = self._pools, self._run
        default = next(iter(pools.values()))

        # No step inside: the work itself knows what was done, and a step would write that down twice more.
        @DBOS.workflow(name="job", max_recovery_attempts=3)
        async def job(job_id: str, lane: str = "") -> None:
            await asyncio.get_running_loop().run_in_executor(pools.get(lane, default), run, job_id)

        self._workflow = job
        self._tell_rates_early()
        DBOS.launch()
        for lane in self._lanes:
            DBOS.register_queue(lane.name, on_conflict="always_update", **_shape(lane))
        self._active = self._dbos._active_workflows_set

    def begin(self, lane: str, job_id: str) -> bool:
        """Run the job now, if its lane has a free place and no limit of starts per minute; False: let it wait."""
        places, active = self._places.get(lane, 0), self._active
        if active is None or not places:
            return False
        with self._beginning:
            if active.count_for_queue(lane) >= places:
                return False
            place = active.add(f"now:{job_id}", lane)
        try:
            self._pools[lane].submit(self._run_now, job_id, place.release)
        except RuntimeError:  # we are stopping
            place.release()
            return False
        return True

    def _run_now(self, job_id: str, leave: Callable[[], None]) -> None:
        try:
            self._run(job_id)
        finally:
            leave()

    def _tell_rates_early(self) -> None:
        """Before anything is taken from the queues: their first look would still go by the rates of the last start,
        and five hundred waiting jobs would begin at once just after somebody set a limit."""
        from dbos import DBOSClient
        from sqlalchemy import inspect

        schema = None if self._url.startswith("sqlite") else "dbos"
        if not inspect(self._engine).has_table("queues", schema=schema):
            return  # the first start; nothing can be waiting
        client = DBOSClient(system_database_engine=self._engine, system_database_url=_with_driver(self._url))
        for lane in self._lanes:
            client.register_queue(lane.name, **_shape(lane))

    def enqueue(self, lane: str, job_id: str, attempt: int, priority: int, *, again: bool = False) -> None:
        """Idempotent per (job, attempt), for good: work that ended, even badly, is not begun a second time.

        `again` begins it a second time; for a job that is open although its work ended.
        """
        from dbos import DBOS, SetEnqueueOptions, SetWorkflowID

        name = f"{job_id}:{attempt}" + (f":{secrets.token_hex(4)}" if again else "")
        with _outages(), SetWorkflowID(name), SetEnqueueOptions(priority=priority):
            DBOS.enqueue_workflow(lane, self._workflow, job_id, lane)

    def adopt(self, alive: frozenset[str]) -> int:
        """Take up the started work of executors that are not `alive`; how many."""
        from dbos import DBOS

        lost: dict[str, list[str]] = {}
        with _outages():
            for workflow in DBOS.list_workflows(status="PENDING", load_input=False, load_output=False):
                if workflow.executor_id not in alive and workflow.queue_name:
                    lost.setdefault(workflow.queue_name, []).append(workflow.workflow_id)
            for lane, ids in lost.items():
                # Without the queue's name they would land on an internal queue that has no limits.
                DBOS.resume_workflows(ids, queue_name=lane)
        return sum(len(ids) for ids in lost.values())

    def known(self) -> frozenset[str]:
        """Ids of all jobs whose work is waiting or running somewhere."""
        from dbos import DBOS

        with _outages():
            open_work = DBOS.list_workflows(
                status=["PENDING", "ENQUEUED", "DELAYED"], load_input=False, load_output=False
            )
        return frozenset(workflow.workflow_id.partition(":")[0] for workflow in open_work)

    def _let_it_write_down(self) -> None:
        # Work that ended this moment is still being recorded, on threads that outlive `destroy` and keep trying.
        from dbos import DBOS

        end = time.monotonic() + WRITING_DOWN
        with suppress(StorageUnavailable), _outages():
            while time.monotonic() < end and DBOS.list_workflows(
                status="PENDING", executor_id=self._executor, limit=1, load_input=False, load_output=False
            ):
                time.sleep(0.02)

    def forget(self, before_iso: str) -> int:
        """Delete the records of work that ended before a time (nothing in the library does so by itself)."""
        from dbos import DBOS

        with _outages():
            ended = DBOS.list_workflows(
                status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
                end_time=before_iso,
                limit=1000,
                load_input=False,
                load_output=False,
            )
            if ended:
                DBOS.delete_workflows([workflow.workflow_id for workflow in ended])
        return len(ended)

    def crowded(self, lanes: frozenset[str]) -> None:
        """Look often at the queues in which somebody waits, and seldom at the others."""
        from dbos import DBOS

        with _outages():
            for lane in self._lanes:
                if (lane.name in lanes) != (lane.name in self._crowded):
                    DBOS.register_queue(lane.name, on_conflict="always_update", **_shape(lane, lane.name in lanes))
        self._crowded = lanes

    def pause(self) -> None:
        """Take no more work; what is running goes on, what waits stays for the next start or another process."""
        self._active = None
        if self._dbos is not None:
            for event in self._dbos.background_thread_stop_events:
                event.set()

    def stop(self) -> None:
        """End; what is still running is adopted later, here or elsewhere."""
        from dbos import DBOS

        if self._dbos is not None:
            self._let_it_write_down()
            DBOS.destroy(destroy_registry=True)
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        if self._engine is not None:
            self._engine.dispose()


def _refuse_a_second_engine() -> None:
    """DBOS is one per process and would only warn: the second queue would quietly be the first one's."""
    theirs = sys.modules.get("dbos._dbos")
    if theirs is not None and getattr(theirs, "_dbos_global_instance", None) is not None:
        raise StartRefused("This process runs an engine already. Close the other Studio, or open this one without.")


def _shape(lane: Lane, crowded: bool = False) -> dict[str, Any]:
    limiter = {"limit": lane.per_minute, "period": 60.0} if lane.per_minute else None
    return {"worker_concurrency": lane.at_once, "limiter": limiter, "polling_interval_sec": POLL if crowded else IDLE}


@contextmanager
def _outages() -> Iterator[None]:
    from dbos import error as theirs

    try:
        yield
    except (SQLAlchemyError, theirs.DBOSException) as error:
        raise StorageUnavailable("The queue cannot be read or written right now.", retry_after=5) from error


def _with_driver(url: str) -> str:
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _system_engine(url: str) -> Any:
    import sqlalchemy as sa

    if not url.startswith("sqlite"):
        return sa.create_engine(_with_driver(url), pool_size=5, max_overflow=10, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": 30.0, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: object) -> None:
        # DBOS opens SQLite without a write-ahead log: twice the work per job and readers that block.
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine
