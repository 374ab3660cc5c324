"""Where settings come from, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dallery.errors import StartRefused
from dallery.settings import Settings, load


def test_a_learner_needs_no_setting_at_all() -> None:
    settings = load({"HOME": "/somewhere"})
    assert (settings.host, settings.port, settings.loopback) == ("127.0.0.1", 5000, True)
    assert settings.openai_api_key is None


def test_the_tutorials_env_file_is_enough(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=sk-of-the-learner\n")
    assert load({}, dotenv=tmp_path / ".env").openai_api_key == "sk-of-the-learner"


def test_the_tutorials_placeholder_is_no_key(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=your_openai_api_key_here\n")
    assert load({}, dotenv=tmp_path / ".env").openai_api_key is None


def test_flags_win_over_environment_and_environment_over_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DALLERY_PORT=1\nDALLERY_HOME=/from/dotenv\n")
    settings = load({"DALLERY_PORT": "2", "DALLERY_DRAIN": "7"}, dotenv=tmp_path / ".env", port=3)
    assert (settings.port, settings.drain, settings.home) == (3, 7.0, Path("/from/dotenv"))


def test_the_budget_is_small_until_somebody_says_otherwise() -> None:
    assert load({}).budget_per_day == 5_000_000
    assert load({"DALLERY_BUDGET_USD_PER_DAY": "0.25"}).budget_per_day == 250_000
    assert load({"DALLERY_BUDGET_USD_PER_DAY": "none"}).budget_per_day is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"DALLERY_PORT": "five thousand"},
        {"DALLERY_PORT": "70000"},
        {"DALLERY_BUDGET_USD_PER_DAY": "-1"},
        {"DALLERY_BUDGET_USD_PER_DAY": "NaN"},
        {"DALLERY_LINK_LIFETIME": "60"},
        {"DALLERY_API_KEY": "short"},
        {"DALLERY_HOST": "0.0.0.0"},
        {"DALLERY_PUBLIC_URL": "ftp://example.com"},
        {"DALLERY_CONCURRENCY": "0"},
    ],
    ids=str,
)
def test_a_wrong_setting_stops_the_start_with_its_name(wrong: dict[str, str]) -> None:
    with pytest.raises(StartRefused) as refused:
        load(wrong)
    name = "DALLERY_PUBLIC_URL" if "DALLERY_HOST" in wrong else next(iter(wrong))
    assert name in refused.value.message


def test_another_address_is_served_only_under_the_name_people_use() -> None:
    settings = load({"DALLERY_HOST": "0.0.0.0", "DALLERY_PUBLIC_URL": "http://Art.School:5000"})
    assert "art.school:5000" in settings.allowed_hosts
    assert not settings.loopback


def test_secrets_stay_out_of_logs() -> None:
    shown = repr(Settings(home=Path("/h"), openai_api_key="sk-secret", api_key="dk-secret"))
    assert "secret" not in shown
