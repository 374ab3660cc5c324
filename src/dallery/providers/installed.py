"""Which providers this installation has, built from its settings; none of them is loaded before a job needs it."""

from __future__ import annotations

from dallery.providers.egress import Egress
from dallery.providers.illustrator import Illustrator
from dallery.providers.openai_images import OpenAIImages
from dallery.providers.registry import Registry
from dallery.settings import Settings


def registry_of(settings: Settings) -> Registry:
    """The providers of this installation.  Each loads what is heavy only when a job needs it."""
    egress = Egress([settings.openai_base_url] if settings.openai_base_url else [])
    openai = OpenAIImages(settings.openai_api_key, settings.openai_base_url, egress=egress)
    openai.at_once = settings.concurrency
    openai.per_minute = settings.openai_per_minute
    return Registry([openai, Illustrator()])
