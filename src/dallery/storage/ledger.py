"""Money: what is held, spent and left of a day's budget, with an append-only entry for every move.

`hold` and `close` run on the caller's connection, so that money and the job's state change in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, insert, select, text, update

from dallery.domain.job import OPEN_STATES, JobState
from dallery.domain.money import Micros, dollars
from dallery.errors import LimitReached
from dallery.storage.database import Database
from dallery.storage.tables import budgets, insert_once, jobs, ledger_entries

# Built once (job_rows.py says why).
_BUDGET = and_(budgets.c.owner_id == bindparam("whose"), budgets.c.day == bindparam("when"))
_AMOUNT = bindparam("amount", type_=budgets.c.held.type)
_FITS = budgets.c.spent + budgets.c.held + _AMOUNT <= bindparam("most", type_=budgets.c.held.type)
_TAKE = update(budgets).where(_BUDGET).values(held=budgets.c.held + _AMOUNT)
_TAKE_IF_IT_FITS = update(budgets).where(_BUDGET, _FITS).values(held=budgets.c.held + _AMOUNT)
_BOOK = (
    update(budgets)
    .where(_BUDGET)
    .values(
        held=budgets.c.held - bindparam("was_held", type_=budgets.c.held.type),
        spent=budgets.c.spent + bindparam("booked", type_=budgets.c.spent.type),
    )
)
_ENTER = insert(ledger_entries)
_OF_ONE_DAY = select(budgets.c.spent, budgets.c.held).where(_BUDGET)

HOLDING = tuple(sorted(OPEN_STATES | {JobState.UNCERTAIN}))  # states whose hold still counts


@dataclass(frozen=True)
class Spending:
    """Micro-dollars of one owner's UTC day.  `limit` is None for no limit; storage does not know it."""

    spent: Micros
    held: Micros
    limit: Micros | None = None


@dataclass(frozen=True)
class Account:
    """Whose money a job moves, and on which day's budget."""

    job_id: str
    owner_id: str
    day: str


def utc_day(at: int) -> str:
    """The day of a moment (milliseconds since 1970): 2026-11-22."""
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


class Ledger:
    def __init__(self, db: Database) -> None:
        self._db = db

    def spending(self, owner_id: str, day: str) -> Spending:
        """What `owner_id` spent and holds on `day` ("2026-11-22", UTC).  Raises StorageUnavailable."""
        with self._db.read() as connection:
            return _spending(connection, owner_id, day)

    def require(self, owner_id: str, day: str, amount: Micros, limit: Micros | None) -> None:
        """Raise LimitReached when holding `amount` now would pass `limit`; holds nothing, so `hold` still decides."""
        now = self.spending(owner_id, day)
        if limit is not None and amount and now.spent + now.held + amount > limit:
            raise _passed(amount, now, limit)

    def check(self) -> list[str]:
        """Every contradiction between jobs, entries and budgets, as sentences; empty when the books are right."""
        with self._db.read() as connection:
            if self._db.kind == "postgresql":  # one snapshot for all the sums, or a busy server contradicts itself
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            return [*_wrong_budgets(connection), *_wrong_entries(connection)]


def hold(connection: Connection, account: Account, amount: Micros, at: int, limit: Micros | None) -> None:
    """Reserve `amount` unless spent + held + amount would pass `limit`.  Nothing happens for an amount of 0.

    Raises LimitReached.
    """
    if amount == 0:
        return
    told = {"whose": account.owner_id, "when": account.day, "amount": amount}
    if limit is not None:
        told["most"] = limit
    take = _TAKE if limit is None else _TAKE_IF_IT_FITS
    # The first try is that of every order but the day's first.
    taken = connection.execute(take, told).rowcount
    if not taken:
        _open_budget(connection, account)
        taken = connection.execute(take, told).rowcount
    if not taken:
        now = _spending(connection, account.owner_id, account.day)
        raise _passed(amount, now, limit or 0)
    _enter(connection, account, at, hold=amount)


def close(connection: Connection, account: Account, held: Micros, cost: Micros, at: int) -> None:
    """Give back what a job held and book what it cost, on the day the job was made."""
    if held == 0 and cost == 0:
        return
    if not held:
        _open_budget(connection, account)  # else the hold has opened it
    connection.execute(
        _BOOK, {"whose": account.owner_id, "when": account.day, "was_held": held, "booked": cost}
    )
    _enter(connection, account, at, release=held, settle=cost)


def _passed(amount: Micros, now: Spending, limit: Micros) -> LimitReached:
    return LimitReached(
        f"This would cost up to {dollars(amount)} and pass today's budget of {dollars(limit)}: "
        f"{dollars(now.spent)} is spent and {dollars(now.held)} is reserved by other images. Nothing was sent."
    )


def _open_budget(connection: Connection, account: Account) -> None:
    insert_once(connection, budgets, owner_id=account.owner_id, day=account.day, spent=0, held=0)


def _enter(connection: Connection, account: Account, at: int, **amounts: Micros) -> None:
    whose = {"job_id": account.job_id, "owner_id": account.owner_id, "day": account.day, "at": at}
    rows = [{**whose, "kind": kind, "amount": amount} for kind, amount in amounts.items() if amount]
    connection.execute(_ENTER, rows)


def _spending(connection: Connection, owner_id: str, day: str) -> Spending:
    row = connection.execute(_OF_ONE_DAY, {"whose": owner_id, "when": day}).one_or_none()
    return Spending(0, 0) if row is None else Spending(row.spent, row.held)


def _sum_of(kind: str) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((ledger_entries.c.kind == kind, ledger_entries.c.amount), else_=0)), 0)


def _wrong_budgets(connection: Connection) -> Iterator[str]:
    """A budget must equal the sum over its jobs (reliability oracle, point 4)."""
    held = func.sum(case((jobs.c.state.in_(HOLDING), jobs.c.hold), else_=0))
    spent = func.sum(func.coalesce(jobs.c.cost, 0))
    by_jobs = {
        (row.owner_id, row.day): (int(row.spent), int(row.held))
        for row in connection.execute(
            select(jobs.c.owner_id, jobs.c.day, spent.label("spent"), held.label("held")).group_by(
                jobs.c.owner_id, jobs.c.day
            )
        )
    }
    by_budget = {(row.owner_id, row.day): (row.spent, row.held) for row in connection.execute(select(budgets))}
    for where in sorted(by_jobs.keys() | by_budget.keys()):
        booked, owed = by_budget.get(where, (0, 0)), by_jobs.get(where, (0, 0))
        if booked != owed:
            yield (
                f"the budget of {where[0]} on {where[1]} says spent {booked[0]} and held {booked[1]}, "
                f"its jobs say {owed[0]} and {owed[1]}"
            )
        if min(booked) < 0:
            yield f"the budget of {where[0]} on {where[1]} is negative"


def _wrong_entries(connection: Connection) -> Iterator[str]:
    """Every job's entries must add up to its state: held while open or uncertain, its cost once it ended."""
    kept = _sum_of("hold") - _sum_of("release")
    rows = connection.execute(
        select(
            jobs.c.id, jobs.c.state, jobs.c.hold, jobs.c.cost, kept.label("kept"), _sum_of("settle").label("settled")
        )
        .select_from(jobs.outerjoin(ledger_entries, ledger_entries.c.job_id == jobs.c.id))
        .group_by(jobs.c.id, jobs.c.state, jobs.c.hold, jobs.c.cost)
        .order_by(jobs.c.id)
    )
    for row in rows:
        due = row.hold if row.state in HOLDING else 0
        if int(row.kept) != due:
            yield f"{row.id} is {row.state} and should hold {due}, its entries hold {row.kept}"
        if int(row.settled) != (row.cost or 0):
            yield f"{row.id} cost {row.cost or 0}, its entries settled {row.settled}"
