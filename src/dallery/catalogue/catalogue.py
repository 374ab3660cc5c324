"""Which models exist and which one serves what was asked; aliases, retirements and successors are rows, not code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from dallery.catalogue.model import Dialect, Model, Price, SizeRule
from dallery.catalogue.refusals import echoed, listed, wrong_type
from dallery.catalogue.rows import Defaults, read_rows
from dallery.errors import UnknownModel

__all__ = ["Catalogue", "Dialect", "Model", "Price", "Serving", "SizeRule"]


@dataclass(frozen=True)
class Serving:
    """`asked` is the name as it was written (None when none was), `asked_model` the row it meant, `model` who serves.

    `dialect` is that of the asked model: the answer has the shape its client knows, whoever paints.
    """

    asked: str | None
    model: Model
    dialect: Dialect
    asked_model: Model


class Catalogue:
    def __init__(self, models: Mapping[str, Model], defaults: Defaults) -> None:
        self._models = MappingProxyType(dict(models))
        self._defaults = defaults

    @classmethod
    def load(cls, extra: Path | None = None) -> Catalogue:
        """The package's rows, and over them those of an operator's own file of the same form.

        A row of `extra` with a known id changes only the keys it states.  StartRefused when a row makes no sense.
        """
        models, defaults = read_rows(extra)
        return cls(models, defaults)

    def get(self, model_id: str) -> Model | None:
        return self._models.get(model_id)

    def models(self) -> tuple[Model, ...]:
        """Every row, living and retired, in the order of the file."""
        return tuple(self._models.values())

    def living(self, today: date) -> tuple[Model, ...]:
        return tuple(model for model in self._models.values() if not model.retired(today))

    @property
    def default_gpt(self) -> Model:
        return self._models[self._defaults.gpt]

    @property
    def fallback(self) -> Model:
        """The row that serves when the provider of another is not ready."""
        return self._models[self._defaults.fallback]

    def resolve(
        self, asked: str | None, today: date, ready: Callable[[str], bool], gpt_only: bool = False
    ) -> Serving:
        """Who serves the model that somebody named.  `ready` says of a provider's name whether it could serve now.

        Raises UnknownModel for a name that is no row, RequestError for a name that is no string.
        """
        if asked is None:
            asked_model = self._models[self._defaults.gpt if gpt_only else self._defaults.unnamed]
        else:
            asked_model = self._known(asked, today)
        model = self._alive(asked_model, today)
        if not ready(model.provider):
            model = self.fallback
        return Serving(asked=asked, model=model, dialect=asked_model.dialect, asked_model=asked_model)

    def _known(self, asked: str, today: date) -> Model:
        if not isinstance(asked, str):
            raise wrong_type("model", "a string", asked)
        model = self._models.get(asked)
        if model is None:
            ids = [one.id for one in self.living(today) if one.snapshot_of is None]
            raise UnknownModel(
                f"The model '{echoed(asked)}' does not exist. Available models are: {listed(ids)}.", param="model"
            )
        return model

    def _alive(self, model: Model, today: date) -> Model:
        seen: set[str] = set()
        while model.retired(today):
            seen.add(model.id)
            if model.successor is None or model.successor in seen:
                return self.fallback
            model = self._models[model.successor]
        return model
