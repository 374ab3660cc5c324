"""Who serves whom on which day, and that names, dead ends and circles do no harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dallery.catalogue.catalogue import Catalogue, Dialect
from dallery.errors import RequestError, StartRefused, UnknownModel

TODAY = date(2026, 11, 22)


def everybody(provider: str) -> bool:
    return True


def no_key(provider: str) -> bool:
    return provider == "illustrator"


@pytest.mark.parametrize(
    ("day", "asked", "serves"),
    [
        ("2026-05-11", "dall-e-2", "dall-e-2"),
        ("2026-05-11", "dall-e-3", "dall-e-3"),
        ("2026-05-12", "dall-e-2", "gpt-image-2.6-flare"),
        ("2026-05-12", "dall-e-3", "gpt-image-2.6-flare"),
        ("2026-05-12", "gpt-image-1", "gpt-image-1"),
        ("2026-10-22", "gpt-image-1", "gpt-image-1"),
        ("2026-10-23", "gpt-image-1", "gpt-image-2.6-sunburst"),
        ("2026-11-22", None, "gpt-image-2.6-flare"),
        ("2026-11-22", "gpt-image-1-mini", "gpt-image-1-mini"),
        ("2026-11-22", "gpt-image-1.5", "gpt-image-1.5"),
        ("2026-11-22", "gpt-image-2", "gpt-image-2"),
        ("2026-11-22", "gpt-image-2.5-flare-2026-09-08", "gpt-image-2.5-flare-2026-09-08"),
        ("2026-11-22", "illustrator-1", "illustrator-1"),
        ("2026-11-30", "chatgpt-image-latest", "chatgpt-image-latest"),
        ("2026-12-01", "chatgpt-image-latest", "gpt-image-2.6-sunburst"),
        ("2026-12-01", "gpt-image-1-mini", "gpt-image-2.6-flare"),
        ("2026-12-01", "gpt-image-1.5-2025-12-16", "gpt-image-2.6-sunburst"),
        ("2030-01-01", "dall-e-2", "gpt-image-2.6-flare"),
    ],
)
def test_a_retired_model_is_served_by_its_successor(
    catalogue: Catalogue, day: str, asked: str | None, serves: str
) -> None:
    serving = catalogue.resolve(asked, date.fromisoformat(day), everybody)
    assert (serving.asked, serving.model.id) == (asked, serves)


@pytest.mark.parametrize(
    ("asked", "gpt_only", "dialect"),
    [
        ("dall-e-2", False, Dialect.DALLE),
        ("dall-e-3", False, Dialect.DALLE),
        (None, False, Dialect.DALLE),
        (None, True, Dialect.GPT),
        ("dall-e-2", True, Dialect.DALLE),
        ("gpt-image-1", False, Dialect.GPT),
        ("illustrator-1", False, Dialect.GPT),
    ],
)
@pytest.mark.parametrize("ready", [everybody, no_key])
def test_the_answer_has_the_shape_of_the_model_asked_for(
    catalogue: Catalogue, asked: str | None, gpt_only: bool, dialect: Dialect, ready: object
) -> None:
    assert catalogue.resolve(asked, TODAY, ready, gpt_only).dialect is dialect  # type: ignore[arg-type]


def test_without_a_key_the_illustrator_paints_everything(catalogue: Catalogue) -> None:
    for model in catalogue.models():
        assert catalogue.resolve(model.id, TODAY, no_key).model.id == "illustrator-1"
    assert catalogue.resolve(None, TODAY, no_key).model.id == "illustrator-1"


def test_an_unnamed_model_with_a_new_parameter_is_the_default_gpt_model(catalogue: Catalogue) -> None:
    serving = catalogue.resolve(None, TODAY, everybody, gpt_only=True)
    assert serving.model is serving.asked_model is catalogue.default_gpt


@pytest.mark.parametrize(
    "name", ["", "dall-e-4", "dall-e-3 ", "DALL-E-3", "../", "models.toml", "x" * 10_000, "\ud800", "a\nb\x1b[31m"]
)
def test_an_unknown_name_is_answered_with_the_known_ones(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(UnknownModel) as refused:
        catalogue.resolve(name, TODAY, everybody)
    message = refused.value.message
    assert refused.value.status == 404
    assert refused.value.param == "model"
    assert "'gpt-image-2.6-flare'" in message
    assert "dall-e-2" not in message
    assert "x" * 81 not in message
    assert message.encode().isascii() or "…" in message
    assert not any(letter in message for letter in "\n\x1b")


@pytest.mark.parametrize("name", [3, True, ["dall-e-2"], {"id": "dall-e-2"}, 1.5])
def test_a_name_that_is_no_text_is_refused(catalogue: Catalogue, name: object) -> None:
    with pytest.raises(RequestError) as refused:
        catalogue.resolve(name, TODAY, everybody)  # type: ignore[arg-type]
    assert refused.value.param == "model"


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_circle_of_successors_ends_at_the_illustrator(tmp_path: Path) -> None:
    row = 'title = "{0}"\nprovider = "openai"\ndialect = "gpt"\nends = 2020-01-01\nsuccessor = "{1}"\n'
    rows = f"[models.a]\n{row.format('a', 'b')}\n[models.b]\n{row.format('b', 'a')}\n[models.c]\n{row.format('c', 'c')}"
    catalogue = Catalogue.load(own(tmp_path, rows))
    assert {catalogue.resolve(one, TODAY, everybody).model.id for one in "abc"} == {"illustrator-1"}


def test_a_dead_end_is_served_by_the_illustrator(tmp_path: Path) -> None:
    rows = '[models.a]\ntitle = "a"\nprovider = "openai"\ndialect = "gpt"\nends = 2020-01-01\n'
    assert Catalogue.load(own(tmp_path, rows)).resolve("a", TODAY, everybody).model.id == "illustrator-1"


def test_an_operator_sends_dalle_to_her_own_server_with_one_row(tmp_path: Path) -> None:
    rows = """
        [models.sdxl]
        title = "SDXL"
        provider = "openai"
        dialect = "gpt"
        sizes = ["1024x1024", "768x768"]
        free = true
        [models."dall-e-3"]
        successor = "sdxl"
    """
    catalogue = Catalogue.load(own(tmp_path, rows))
    serving = catalogue.resolve("dall-e-3", TODAY, everybody)
    assert (serving.model.id, serving.dialect) == ("sdxl", Dialect.DALLE)
    assert serving.asked_model.title == "DALL·E 3"  # the rest of the row stands


def test_a_row_like_another_keeps_its_own_life(tmp_path: Path) -> None:
    model = Catalogue.load(own(tmp_path, '[models.mine]\nlike = "gpt-image-1"\ntitle = "Mine"\n')).get("mine")
    assert model is not None
    assert (model.ends, model.successor, model.snapshot_of, model.note) == (None, None, None, "")
    assert model.qualities == ("auto", "low", "medium", "high")


@pytest.mark.parametrize(
    "text",
    [
        "[models.a",
        "[somewhere]\nx = 1",
        "models = 3",
        '[models.a]\ntitle = "a"',
        '[models."gpt-image-2"]\ncolour = "red"',
        '[models."gpt-image-2"]\nmax_n = true',
        '[models."gpt-image-2"]\nends = "2026-01-01"',
        '[models."gpt-image-2"]\nsuccessor = "nobody"',
        '[models."gpt-image-2"]\nsizes = ["big"]',
        '[models."gpt-image-2"]\nprice = { image_out = 30.0 }',
        '[models."gpt-image-2"]\nprice = { image_out = "dear" }',
        '[models."gpt-image-2"]\nlike = "gpt-image-2"',
        '[models.a]\nlike = ["gpt-image-2"]',
        '[models.a]\nlike = "b"\n[models.b]\nlike = "a"',
        '[defaults]\nfallback = "nobody"',
        '[defaults]\nbest = "dall-e-2"',
    ],
)
def test_a_row_that_makes_no_sense_is_refused_at_the_start(tmp_path: Path, text: str) -> None:
    with pytest.raises(StartRefused) as refused:
        Catalogue.load(own(tmp_path, text))
    assert str(tmp_path) not in refused.value.message


def test_a_missing_file_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(StartRefused):
        Catalogue.load(tmp_path / "nowhere.toml")


def test_every_retired_or_ending_row_says_so_and_leads_somewhere(catalogue: Catalogue) -> None:
    for model in catalogue.models():
        if model.ends is not None:
            assert model.note
            assert model.note_ko
            assert not catalogue.resolve(model.id, date(2031, 1, 1), everybody).model.retired(date(2031, 1, 1))


def test_every_model_of_the_contract_is_a_row(catalogue: Catalogue) -> None:
    named = """dall-e-2 dall-e-3 gpt-image-1 gpt-image-1-mini gpt-image-1.5 gpt-image-1.5-2025-12-16
        chatgpt-image-latest gpt-image-2 gpt-image-2-2026-04-21 gpt-image-2.5-sunburst gpt-image-2.5-flare
        gpt-image-2.5-sunburst-2026-09-08 gpt-image-2.5-flare-2026-09-08 gpt-image-2.6-sunburst gpt-image-2.6-flare
        illustrator-1"""
    assert {model.id for model in catalogue.models()} == set(named.split())
    assert all(catalogue.get(one.snapshot_of) for one in catalogue.models() if one.snapshot_of)
