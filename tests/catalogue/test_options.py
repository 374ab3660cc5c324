"""The one declaration of a model's settings says what the check accepts, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dallery.catalogue.asked import Asked
from dallery.catalogue.catalogue import Catalogue, Serving
from dallery.catalogue.checking import plan
from dallery.catalogue.options import options_for
from dallery.errors import RequestError


def alone(catalogue: Catalogue, model_id: str) -> Serving:
    model = catalogue.get(model_id)
    assert model is not None
    return Serving(model_id, model, model.dialect, model)


MODELS = ["dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2", "gpt-image-2.6-flare", "illustrator-1"]


@pytest.mark.parametrize("model_id", MODELS)
def test_everything_a_form_offers_is_accepted(catalogue: Catalogue, model_id: str) -> None:
    serving = alone(catalogue, model_id)
    for option in options_for(serving.model):
        offered = [*option.values, option.minimum, option.maximum, option.default]
        for value in offered:
            asked = replace(Asked("a lighthouse", output_format=None), **{option.name: value})
            if option.name == "output_compression":
                asked = replace(asked, output_format="jpeg")
            assert plan(asked, serving)


@pytest.mark.parametrize("model_id", MODELS)
def test_one_past_what_a_form_offers_is_refused(catalogue: Catalogue, model_id: str) -> None:
    serving = alone(catalogue, model_id)
    for option in options_for(serving.model):
        if option.kind != "int":
            continue
        assert option.minimum is not None
        assert option.maximum is not None
        for value in (option.minimum - 1, option.maximum + 1):
            with pytest.raises(RequestError):
                plan(replace(Asked("a lighthouse"), **{option.name: value}), serving)


def test_every_setting_is_explained_in_english_and_korean(catalogue: Catalogue) -> None:
    for model in catalogue.models():
        for option in options_for(model):
            assert option.help_en.isascii()
            assert not option.help_ko.isascii()
            assert option.kind in ("choice", "int", "bool", "text")


def test_a_setting_a_model_has_not_is_not_offered(catalogue: Catalogue) -> None:
    def names(model_id: str) -> list[str]:
        return [option.name for option in options_for(alone(catalogue, model_id).model)]

    assert names("dall-e-2") == ["size", "n"]
    assert names("dall-e-3") == ["size", "quality", "style", "n"]
    assert "seed" not in names("gpt-image-2")
    assert "quality" not in names("illustrator-1")


def test_today_of_the_contract_offers_living_models_with_titles(catalogue: Catalogue) -> None:
    living = catalogue.living(date(2026, 11, 22))
    assert all(model.title and model.provider for model in living)
    assert not any(model.id.startswith("dall-e") for model in living)
