"""Who gets in: keys, password, sessions and the first visit."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from dallery.errors import NotFound, RequestError, StartRefused
from dallery.storage.accounts import Accounts
from dallery.storage.database import Database
from dallery.storage.tables import api_keys, metadata
from tests.storage.people import A_DAY, NOW

PRESET = "sk-my-own-key-0123456789"
MINUTE = 60_000


def test_the_first_owner_is_always_the_same(accounts: Accounts, database: Database) -> None:
    first = accounts.first_owner(NOW)
    assert first == accounts.first_owner(NOW + 1) == Accounts(database).first_owner(NOW + 2)


def test_a_key_opens_its_owners_door(accounts: Accounts, alice: str) -> None:
    key = accounts.create_key(alice, "laptop", NOW)
    [listed] = accounts.keys(alice)
    assert accounts.find_key(key) == accounts.find_key(f"sk-{key}") == (alice, listed.id)
    assert (listed.name, listed.preset, listed.created_at, listed.revoked_at) == ("laptop", False, NOW, None)


def test_no_secret_is_stored(accounts: Accounts, database: Database, alice: str) -> None:
    secrets = [accounts.create_key(alice, "laptop", NOW), PRESET, "correct horse battery"]
    accounts.add_key(alice, PRESET, "DALLERY_API_KEY", NOW)
    accounts.set_password(alice, secrets[2])
    secrets += [accounts.new_session(alice, NOW), accounts.new_setup_token(NOW)]
    with database.read() as connection:
        stored = "".join(str(row) for table in metadata.tables.values() for row in connection.execute(select(table)))
    for secret in secrets:
        assert secret not in stored
        assert secret[16:] not in stored


def test_a_typing_error_never_reaches_the_database(
    accounts: Accounts, database: Database, alice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = accounts.create_key(alice, "laptop", NOW)
    monkeypatch.setattr(database, "read", lambda: pytest.fail("the database was asked"))
    for typo in (
        key[:-1],
        key[:-1] + ("a" if key[-1] != "a" else "b"),
        key + "a",
        "dk_" + key[3:].swapcase(),
        "dk_",
        "",
    ):
        assert accounts.find_key(typo) is None


def test_a_well_formed_key_of_another_installation_is_refused(accounts: Accounts, database: Database) -> None:
    from dallery.storage.keys import make_key

    assert accounts.find_key(make_key().text) is None


def test_a_right_public_part_with_another_secret_is_refused(accounts: Accounts, alice: str) -> None:
    from dallery.storage.keys import _checksum

    key = accounts.create_key(alice, "laptop", NOW)
    body = key[:16] + "x" * 27
    assert accounts.find_key(body + _checksum(body)) is None


def test_a_revoked_key_is_refused_at_once(accounts: Accounts, alice: str, charlie: str) -> None:
    key = accounts.create_key(alice, "laptop", NOW)
    [listed] = accounts.keys(alice)
    with pytest.raises(NotFound):
        accounts.revoke_key(charlie, listed.id, NOW)
    assert accounts.find_key(key) is not None
    accounts.revoke_key(alice, listed.id, NOW + 1)
    accounts.revoke_key(alice, listed.id, NOW + 2)
    assert accounts.find_key(key) is None
    assert accounts.keys(alice)[0].revoked_at == NOW + 1


def test_a_key_set_by_hand_works_and_is_added_once(accounts: Accounts, alice: str) -> None:
    first = accounts.add_key(alice, PRESET, "DALLERY_API_KEY", NOW)
    assert accounts.add_key(alice, PRESET, "DALLERY_API_KEY", NOW + 1) == first
    assert accounts.find_key(PRESET) == (alice, first)
    assert [key.preset for key in accounts.keys(alice)] == [True]


def test_a_new_key_set_by_hand_replaces_the_old_one_and_no_made_one(accounts: Accounts, alice: str) -> None:
    made = accounts.create_key(alice, "laptop", NOW)
    accounts.add_key(alice, PRESET, "DALLERY_API_KEY", NOW)
    accounts.add_key(alice, PRESET + "-new", "DALLERY_API_KEY", NOW)
    assert accounts.find_key(PRESET) is None
    assert accounts.find_key(PRESET + "-new") is not None
    assert accounts.find_key(made) is not None
    accounts.add_key(alice, PRESET, "DALLERY_API_KEY", NOW)
    assert accounts.find_key(PRESET) is not None
    accounts.revoke_presets(alice, NOW)
    assert accounts.find_key(PRESET) is None
    assert accounts.find_key(made) is not None


def test_a_key_of_ours_can_be_carried_to_a_new_installation(accounts: Accounts, alice: str) -> None:
    from dallery.storage.keys import make_key

    key = make_key().text
    accounts.add_key(alice, f"sk-{key}", "DALLERY_API_KEY", NOW)
    assert accounts.find_key(key) is not None


@pytest.mark.parametrize("bad", ["", "x" * 19, "x" * 513, "with a \n line break inside", "dk_" + "0" * 30])
def test_a_key_that_is_too_weak_to_set_stops_the_start(accounts: Accounts, alice: str, bad: str) -> None:
    with pytest.raises(StartRefused, match="DALLERY_API_KEY has to be"):
        accounts.add_key(alice, bad, "DALLERY_API_KEY", NOW)


def test_the_password_opens_and_a_wrong_one_does_not(accounts: Accounts, alice: str) -> None:
    assert accounts.needs_setup()
    accounts.set_password(alice, "여우 여덟 마리 🦊")
    assert not accounts.needs_setup()
    assert accounts.check_password(alice, "여우 여덟 마리 🦊")
    assert not accounts.check_password(alice, "여우 여덟 마리")
    assert not accounts.check_password(alice, "x" * 100_000)
    assert not accounts.check_password("own_nobody", "여우 여덟 마리 🦊")


def test_a_password_is_hashed_with_the_stated_strength(accounts: Accounts, database: Database, alice: str) -> None:
    from dallery.storage.tables import owners

    accounts.set_password(alice, "correct horse")
    with database.read() as connection:
        stored = connection.scalar(select(owners.c.password_hash))
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_weaker_old_hash_is_made_anew_at_the_next_login(accounts: Accounts, database: Database, alice: str) -> None:
    from argon2 import PasswordHasher
    from sqlalchemy import update

    from dallery.storage.tables import owners

    weak = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash("correct horse")
    with database.write() as connection:
        connection.execute(update(owners).values(password_hash=weak))
    assert accounts.check_password(alice, "correct horse")
    with database.read() as connection:
        assert "m=19456" in connection.scalar(select(owners.c.password_hash))


def test_a_short_or_endless_password_is_refused(accounts: Accounts, alice: str) -> None:
    for password in ("", "seven77", "x" * 1025):
        with pytest.raises(RequestError) as refused:
            accounts.set_password(alice, password)
        assert refused.value.param == "password"
    with pytest.raises(NotFound):
        accounts.set_password("own_nobody", "long enough")


def test_a_session_lasts_fourteen_idle_days(accounts: Accounts, alice: str) -> None:
    token = accounts.new_session(alice, NOW)
    assert accounts.find_session(token, NOW + 14 * A_DAY) == alice
    assert accounts.find_session(token, NOW + 28 * A_DAY) == alice
    assert accounts.find_session(token, NOW + 42 * A_DAY + 1) is None


def test_a_session_lasts_ninety_days_however_busy(accounts: Accounts, alice: str) -> None:
    token = accounts.new_session(alice, NOW)
    for day in range(0, 91, 10):
        assert accounts.find_session(token, NOW + day * A_DAY) == alice
    assert accounts.find_session(token, NOW + 90 * A_DAY + 1) is None


def test_an_ended_session_is_over(accounts: Accounts, alice: str, charlie: str) -> None:
    one, two = accounts.new_session(alice, NOW), accounts.new_session(alice, NOW)
    others = accounts.new_session(charlie, NOW)
    accounts.end_session(one)
    assert accounts.find_session(one, NOW) is None
    assert accounts.find_session(two, NOW) == alice
    accounts.end_sessions(alice)
    assert accounts.find_session(two, NOW) is None
    assert accounts.find_session(others, NOW) == charlie
    assert accounts.find_session("no such token", NOW) is None


def test_the_setup_token_works_once_within_fifteen_minutes(accounts: Accounts) -> None:
    token = accounts.new_setup_token(NOW)
    assert not accounts.use_setup_token(token, NOW + 15 * MINUTE)
    assert not accounts.use_setup_token("guess", NOW)
    assert accounts.use_setup_token(token, NOW + 15 * MINUTE - 1)
    assert not accounts.use_setup_token(token, NOW)


def test_a_new_setup_token_ends_the_old_one(accounts: Accounts) -> None:
    old, new = accounts.new_setup_token(NOW), accounts.new_setup_token(NOW)
    assert not accounts.use_setup_token(old, NOW)
    assert accounts.use_setup_token(new, NOW)


def test_the_key_rows_hold_a_hash(accounts: Accounts, database: Database, alice: str) -> None:
    accounts.create_key(alice, "laptop", NOW)
    with database.read() as connection:
        [row] = connection.execute(select(api_keys)).all()
    assert len(row.secret_sha256) == 64
