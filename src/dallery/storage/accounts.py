"""Owners and what proves who they are: keys, password, sessions, setup tokens; secrets are stored as hashes only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dallery.errors import NotFound, RequestError, StartRefused
from dallery.storage.database import Database
from dallery.storage.ids import new_id
from dallery.storage.keys import SHORTEST_PRESET, make_key, read_key
from dallery.storage.tables import api_keys, insert_once, owners, sessions, setup_tokens

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_KEY_BY_ID = select(api_keys).where(api_keys.c.id == bindparam("key_id"))  # every call to the API asks one of them
_KEY_BY_SECRET = select(api_keys).where(api_keys.c.secret_sha256 == bindparam("digest"))

DAY_MS = 24 * 3600 * 1000
SESSION_IDLE_MS = 14 * DAY_MS
SESSION_LIFE_MS = 90 * DAY_MS
SESSION_SEEN_EVERY_MS = 3600 * 1000  # a session is not written on every page
SETUP_LIFE_MS = 15 * 60 * 1000
PASSWORD_SHORTEST = 8
PASSWORD_LONGEST = 1024  # characters; a limit only against abuse
PASSWORD_MEMORY_KIB = 19 * 1024
PASSWORD_SLOTS = 2  # so that fifty logins at once stay within memory


@dataclass(frozen=True)
class Key:
    """A key as its owner may see it later: never the secret.  Times in milliseconds."""

    id: str
    name: str
    preset: bool
    created_at: int
    revoked_at: int | None


class Accounts:
    """Times in milliseconds since 1970 (UTC).  Every method raises StorageUnavailable."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._slots = threading.BoundedSemaphore(PASSWORD_SLOTS)

    # -- owners ------------------------------------------------------------------------------------------------------

    def first_owner(self, now: int) -> str:
        """The id of the owner that every installation has, made at the first call."""
        query = select(owners.c.id).where(owners.c.seat == "first")
        with self._db.read() as connection:
            found: str | None = connection.scalar(query)
        if found is None:
            with self._db.write() as connection:
                insert_once(connection, owners, id=new_id("own", now), seat="first", created_at=now)
                found = connection.scalars(query).one()
        return found

    def needs_setup(self) -> bool:
        """True while no owner has a password."""
        with self._db.read() as connection:
            return not connection.scalar(
                select(func.count()).select_from(owners).where(owners.c.password_hash.is_not(None))
            )

    # -- keys --------------------------------------------------------------------------------------------------------

    def create_key(self, owner_id: str, name: str, now: int) -> str:
        """A new key, to be shown this once."""
        key = make_key()
        with self._db.write() as connection:
            _insert_key(connection, key.text, Key(f"key_{key.public_id}", name, False, now, None), owner_id)
        return key.text

    def add_key(self, owner_id: str, key: str, name: str, now: int) -> str:
        """Accept a key that was set by hand, instead of any that was set by hand before; its id.

        Raises StartRefused when it is too short, too long or one of ours with a typing error.
        """
        written = read_key(key)
        if written is None:
            raise StartRefused(
                f"{name} has to be {SHORTEST_PRESET} to 512 plain characters, and a key that begins with dk_ complete."
            )
        key_id = f"key_{written.public_id}" if written.public_id else new_id("key", now)
        with self._db.write() as connection:
            found: str | None = connection.scalar(
                select(api_keys.c.id).where(api_keys.c.secret_sha256 == _sha256(written.text)).with_for_update()
            )
            _revoke_presets(connection, owner_id, now)
            if found is None:
                _insert_key(connection, written.text, Key(key_id, name, True, now, None), owner_id)
                return key_id
            # Who may write the settings may let any key in, so one that was taken back is valid again.
            connection.execute(update(api_keys).where(api_keys.c.id == found).values(revoked_at=None))
            return found

    def revoke_presets(self, owner_id: str, now: int) -> None:
        """Take back every key that was set by hand: call it when the setting is gone."""
        with self._db.write() as connection:
            _revoke_presets(connection, owner_id, now)

    def find_key(self, key: str) -> tuple[str, str] | None:
        """(owner id, key id) of a valid key; a typing error in one of ours never reaches the database."""
        written = read_key(key)
        if written is None:
            return None
        digest = _sha256(written.text)
        query, told = _KEY_BY_SECRET, {"digest": digest}
        if written.public_id is not None:
            query, told = _KEY_BY_ID, {"key_id": f"key_{written.public_id}"}
        with self._db.read() as connection:
            row = connection.execute(query, told).one_or_none()
        if row is None or row.revoked_at is not None or not hmac.compare_digest(row.secret_sha256, digest):
            return None
        return row.owner_id, row.id

    def revoke_key(self, owner_id: str, key_id: str, now: int) -> None:
        """Valid no more, from the next request on.  Raises NotFound."""
        mine = (api_keys.c.id == key_id) & (api_keys.c.owner_id == owner_id)
        with self._db.write() as connection:
            if connection.scalar(select(func.count()).select_from(api_keys).where(mine)) == 0:
                raise NotFound("There is no such key.")
            connection.execute(update(api_keys).where(mine, api_keys.c.revoked_at.is_(None)).values(revoked_at=now))

    def keys(self, owner_id: str) -> tuple[Key, ...]:
        """The owner's keys, oldest first, revoked ones too."""
        query = select(api_keys).where(api_keys.c.owner_id == owner_id).order_by(api_keys.c.created_at, api_keys.c.id)
        with self._db.read() as connection:
            return tuple(
                Key(row.id, row.name, row.preset, row.created_at, row.revoked_at) for row in connection.execute(query)
            )

    # -- password ----------------------------------------------------------------------------------------------------

    def set_password(self, owner_id: str, password: str) -> None:
        """Raises RequestError (`password`) below 8 or above 1024 characters, NotFound for an unknown owner."""
        if not PASSWORD_SHORTEST <= len(password) <= PASSWORD_LONGEST:
            raise RequestError(f"A password needs at least {PASSWORD_SHORTEST} characters.", param="password")
        hashed = self._hash(password)
        with self._db.write() as connection:
            done = connection.execute(update(owners).where(owners.c.id == owner_id).values(password_hash=hashed))
            if done.rowcount == 0:
                raise NotFound("There is no such owner.")

    def check_password(self, owner_id: str, password: str) -> bool:
        """The same work for an unknown owner and a wrong password, so that neither can be told by time."""
        from argon2.exceptions import InvalidHashError, VerificationError

        with self._db.read() as connection:
            stored = connection.scalar(select(owners.c.password_hash).where(owners.c.id == owner_id))
        if stored is None or len(password) > PASSWORD_LONGEST:
            self._hash(password[:PASSWORD_LONGEST])
            return False
        hasher = _hasher()
        try:
            with self._slots:
                hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
        if hasher.check_needs_rehash(stored):
            self.set_password(owner_id, password)
        return True

    def _hash(self, password: str) -> str:
        with self._slots:
            return _hasher().hash(password)

    # -- sessions ----------------------------------------------------------------------------------------------------

    def new_session(self, owner_id: str, now: int) -> str:
        """A token of 256 bits for a cookie; only its hash is kept."""
        token = secrets.token_urlsafe(32)
        with self._db.write() as connection:
            connection.execute(
                insert(sessions).values(token_sha256=_sha256(token), owner_id=owner_id, created_at=now, seen_at=now)
            )
        return token

    def find_session(self, token: str, now: int) -> str | None:
        """The owner of a session used within 14 days and made within 90."""
        this = sessions.c.token_sha256 == _sha256(token)
        with self._db.read() as connection:
            row = connection.execute(select(sessions).where(this)).one_or_none()
        if row is None or now - row.seen_at > SESSION_IDLE_MS or now - row.created_at > SESSION_LIFE_MS:
            return None
        if now - row.seen_at > SESSION_SEEN_EVERY_MS:
            with self._db.write() as connection:
                connection.execute(update(sessions).where(this).values(seen_at=now))
        owner_id: str = row.owner_id
        return owner_id

    def end_session(self, token: str) -> None:
        with self._db.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.token_sha256 == _sha256(token)))

    def end_sessions(self, owner_id: str) -> None:
        """All of an owner's, as after a change of password."""
        with self._db.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.owner_id == owner_id))

    # -- first run ---------------------------------------------------------------------------------------------------

    def new_setup_token(self, now: int) -> str:
        """A token of 128 bits that opens the setup page once within 15 minutes; earlier ones stop working."""
        token = secrets.token_urlsafe(16)
        with self._db.write() as connection:
            connection.execute(delete(setup_tokens))
            connection.execute(insert(setup_tokens).values(token_sha256=_sha256(token), expires_at=now + SETUP_LIFE_MS))
        return token

    def use_setup_token(self, token: str, now: int) -> bool:
        """True the first time, in time."""
        good = (setup_tokens.c.token_sha256 == _sha256(token)) & (setup_tokens.c.expires_at > now)
        with self._db.write() as connection:
            return connection.execute(delete(setup_tokens).where(good)).rowcount == 1


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _insert_key(connection: Connection, text: str, key: Key, owner_id: str) -> None:
    connection.execute(
        insert(api_keys).values(
            id=key.id,
            owner_id=owner_id,
            name=key.name,
            preset=key.preset,
            secret_sha256=_sha256(text),
            created_at=key.created_at,
        )
    )


def _revoke_presets(connection: Connection, owner_id: str, now: int) -> None:
    connection.execute(
        update(api_keys)
        .where(api_keys.c.owner_id == owner_id, api_keys.c.preset, api_keys.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=2, memory_cost=PASSWORD_MEMORY_KIB, parallelism=1, type=Type.ID)
