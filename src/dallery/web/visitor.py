"""Who is looking at the pages: the owner by loopback or by a session. It checks no password and renders nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import g

from dallery.domain.actor import Actor, Via
from dallery.settings import Settings
from dallery.studio import Studio
from dallery.web.guard import Cookies


def now() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


class Visitors:
    def __init__(self, studio: Studio, settings: Settings, cookies: Cookies) -> None:
        self._studio = studio
        self._cookies = cookies
        self.login_needed = settings.login_needed

    def needs_setup(self) -> bool:
        return self._studio.closed

    def actor(self) -> Actor | None:
        """None when nobody is signed in."""
        if "actor" not in g:
            g.actor = self._look(self._cookies.read("session"))
        return g.actor  # type: ignore[no-any-return]

    def watcher(self) -> Callable[[], bool]:
        """Tells, after this request too, whether its visitor is still signed in: a stream outlives its request."""
        token = self._cookies.read("session")
        return lambda: self._look(token) is not None

    def _look(self, token: str | None) -> Actor | None:
        if not self.login_needed:
            return self._studio.owner()
        owner_id = self._studio.accounts.find_session(token, now()) if token else None
        return Actor(owner_id=owner_id, via=Via.SESSION) if owner_id else None
