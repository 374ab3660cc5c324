"""The DALL·E dialect: what the old words mean to today's models and what an old client expects back, as data."""

from __future__ import annotations

from types import MappingProxyType

from dallery.catalogue.asked import Asked
from dallery.catalogue.model import Dialect, Model
from dallery.domain.request import ImageRequest, Size

DEFAULT_SIZE = Size(1024, 1024)
SMALL_SIZES = (Size(256, 256), Size(512, 512))  # still written by those who changed nothing but the model's name
DEFAULT_QUALITY = "standard"
QUALITY = MappingProxyType({"standard": "medium", "hd": "high"})
STYLES = ("vivid", "natural")
STYLE_SUFFIX = MappingProxyType({"natural": "Natural, understated, not hyper-real."})

GPT_ONLY = ("background", "output_format", "output_compression", "moderation", "partial_images", "input_fidelity")


def uses_gpt_only(asked: Asked) -> bool:
    """True when a parameter was written that only GPT Image models have: an unnamed model then is not dall-e-2.

    `stream` and the number of input images are not part of Asked; who got them ors them in.
    """
    return any(getattr(asked, name) is not None for name in GPT_ONLY)


def default_response_format(asked_model: Model) -> str:
    """"url" or "b64_json": what the model that was asked for answered when nobody said."""
    return asked_model.response_format


def returns_revised_prompt(asked_model: Model) -> bool:
    """dall-e-3 always sent one, dall-e-2 and GPT Image never did."""
    return asked_model.revised_prompt


def quality_for(asked_model: Model, quality: str | None) -> str | None:
    """The word that today's models know for a quality written in the DALL·E dialect; new words pass through."""
    if asked_model.dialect is not Dialect.DALLE:
        return quality
    one_quality = not asked_model.qualities  # dall-e-2: both of the old words mean the same there
    if quality is None or (quality in QUALITY and one_quality):
        quality = DEFAULT_QUALITY
    return QUALITY.get(quality, quality)


def painted_prompt(request: ImageRequest, model: Model) -> str:
    """The prompt as it is sent: with the style's words where the model has no such style and there is room for them."""
    suffix = STYLE_SUFFIX.get(request.style or "")
    if suffix is None or request.style in model.styles:
        return request.sent
    longer = f"{request.sent}\n\n{suffix}"
    return longer if len(longer) <= model.max_prompt else request.sent
