"""Idempotency keys: the same key and order give the same job for a day; it opens no transaction of its own."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, and_, delete, select, update

from dallery.domain.job import Job, JobState
from dallery.errors import KeyReused, StorageUnavailable
from dallery.storage.job_rows import find_job
from dallery.storage.records import IdempotencyKey, NewJob
from dallery.storage.tables import idempotency_keys, insert_once

KEY_LIFE_MS = 24 * 3600 * 1000


def forget_keys(connection: Connection, now: int) -> int:
    """Drop keys older than a day; how many."""
    old = idempotency_keys.c.created_at <= now - KEY_LIFE_MS
    return connection.execute(delete(idempotency_keys).where(old)).rowcount


def claim_key(connection: Connection, new: NewJob, key: IdempotencyKey) -> Job | None:
    """Take the key for `new`, or give the job that has it.  Raises KeyReused when that job was another order."""
    digest = hashlib.sha256(key.key.encode("utf-8", "surrogatepass")).hexdigest()
    row = and_(idempotency_keys.c.scope == key.scope, idempotency_keys.c.key_sha256 == digest)
    expired = idempotency_keys.c.created_at <= new.created_at - KEY_LIFE_MS
    connection.execute(delete(idempotency_keys).where(row, expired))
    made = insert_once(
        connection,
        idempotency_keys,
        scope=key.scope,
        key_sha256=digest,
        fingerprint=key.fingerprint,
        job_id=new.id,
        created_at=new.created_at,
    )
    if made:
        return None
    taken = connection.execute(select(idempotency_keys).where(row)).one_or_none()
    job = None if taken is None else find_job(connection, taken.job_id)
    if taken is None or job is None:
        raise StorageUnavailable("The idempotency key expired this very moment; try again.", retry_after=1)
    if taken.fingerprint != key.fingerprint:
        raise KeyReused("This Idempotency-Key was used for another request in the last 24 hours.")
    if job.state is JobState.FAILED_FREE and job.failure is not None and job.failure.retry:
        # Nothing was bought and the asker was told to try again: the key passes on, to one of those who try at once.
        mine = and_(row, idempotency_keys.c.job_id == job.id)
        moved = connection.execute(update(idempotency_keys).where(mine).values(job_id=new.id))
        return None if moved.rowcount == 1 else claim_key(connection, new, key)
    return job
