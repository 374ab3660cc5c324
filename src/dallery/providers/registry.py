"""Which providers there are, by id; it refuses to choose one for a request."""

from __future__ import annotations

from collections.abc import Sequence

from dallery.providers.base import Provider


class Registry:
    """ValueError when two providers share an id."""

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = {provider.id: provider for provider in providers}
        if len(self._providers) != len(providers):
            raise ValueError("two providers share an id")

    def get(self, provider_id: str) -> Provider:
        """KeyError when there is none of that id."""
        return self._providers[provider_id]

    def ready(self, provider_id: str) -> bool:
        """True when it exists and could serve now."""
        provider = self._providers.get(provider_id)
        return provider is not None and provider.ready()

    def all(self) -> tuple[Provider, ...]:
        return tuple(self._providers.values())

    def close(self) -> None:
        for provider in self._providers.values():
            provider.close()
