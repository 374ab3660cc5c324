"""What every page is handed: the studio and the few things built once around it. It does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, g

from dallery.domain.actor import Actor
from dallery.settings import Settings
from dallery.studio import Studio
from dallery.web.guard import Cookies, FormSeal
from dallery.web.language import Languages
from dallery.web.visitor import Visitors


@dataclass(frozen=True)
class House:
    studio: Studio
    settings: Settings
    cookies: Cookies
    seal: FormSeal
    languages: Languages
    visitors: Visitors

    def actor(self) -> Actor:
        """Whoever asked.  The gate before every page let nobody else through; 401 if it ever did."""
        actor = self.visitors.actor()
        if actor is None:
            abort(401)
        return actor

    def speak(self, language: str) -> None:
        g.language = language
        g.translations = self.languages.get(language)
