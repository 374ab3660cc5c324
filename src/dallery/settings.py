"""Every setting and where it comes from: flags, then the environment, then .env.  Nobody else reads the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dallery.domain.money import Micros, micros_from_dollars
from dallery.errors import StartRefused

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Settings:
    """Frozen; built once by `load` and handed down.  Durations in seconds, money in micro-dollars."""

    home: Path
    host: str = "127.0.0.1"
    port: int = 5000
    public_url: str | None = None
    database_url: str | None = None
    openai_api_key: str | None = field(default=None, repr=False)
    openai_base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    models_file: Path | None = None
    default_model: str | None = None
    budget_per_day: Micros | None = 5_000_000
    concurrency: int = 512
    openai_per_minute: int | None = None
    upstream_timeout: float = 600.0
    link_lifetime: float = 24 * 3600.0
    drain: float = 60.0
    threads: int = 1024
    disk_floor: int = 256 * 1024 * 1024  # bytes that must stay free before paid work is accepted

    @property
    def loopback(self) -> bool:
        return self.host in LOOPBACK

    @property
    def login_needed(self) -> bool:
        """False only on a loopback address that nothing public leads to.

        A proxy that serves the public address connects from loopback too, so the bind address alone proves nothing.
        """
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return not self.loopback or (public is not None and public not in LOOPBACK)

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Values of the Host header that are answered; everything else is refused (DNS rebinding)."""
        names = tuple(f"{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]"))
        if self.port == 80:
            names += ("localhost", "127.0.0.1", "[::1]")
        if self.public_url:
            names += (urlsplit(self.public_url).netloc.lower(),)
        return names

    @property
    def local_url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def base_url(self) -> str:
        return (self.public_url or self.local_url).rstrip("/")

    @property
    def rows_url(self) -> str:
        return self.database_url or f"sqlite:///{self.home / 'dallery.db'}"

    @property
    def queue_url(self) -> str:
        """The durable engine keeps its tables apart from ours: another file, or another schema."""
        return self.database_url or f"sqlite:///{self.home / 'queue.db'}"


@dataclass(frozen=True)
class Setting:
    """One row of the settings table in the docs."""

    variable: str
    name: str
    help: str


TABLE = (
    Setting("DALLERY_HOME", "home", "Data folder. Default: the platform's data directory."),
    Setting("DALLERY_HOST", "host", "Address to listen on. Default 127.0.0.1; any other asks for a password."),
    Setting("DALLERY_PORT", "port", "Port to listen on. Default 5000."),
    Setting("DALLERY_PUBLIC_URL", "public_url", "Address people use if not localhost, e.g. https://art.school."),
    Setting("DALLERY_DATABASE_URL", "database_url", "postgresql://… for many machines. Default: SQLite."),
    Setting("DALLERY_API_KEY", "api_key", "Presets the key of /v1 (20+ characters). Default: made and shown once."),
    Setting("DALLERY_MODELS", "models_file", "A TOML file with more models, e.g. of another server."),
    Setting("DALLERY_DEFAULT_MODEL", "default_model", "Model the page offers first. Default: the first that is ready."),
    Setting("DALLERY_BUDGET_USD_PER_DAY", "budget_per_day", "Most to spend in a UTC day. Default 5.00, or 'none'."),
    Setting("DALLERY_CONCURRENCY", "concurrency", "Paid jobs under way at once. Default 512."),
    Setting("DALLERY_OPENAI_PER_MINUTE", "openai_per_minute", "Paid jobs started per minute. Default: no limit."),
    Setting("DALLERY_UPSTREAM_TIMEOUT", "upstream_timeout", "Seconds one paid job may take. Default 600."),
    Setting("DALLERY_LINK_LIFETIME", "link_lifetime", "Seconds an image URL opens. Default 86400, at least 3600."),
    Setting("DALLERY_DRAIN", "drain", "Seconds a stopping server waits for running jobs. Default 60."),
    Setting("OPENAI_API_KEY", "openai_api_key", "Serves from OpenAI. Without it the built-in illustrator draws."),
    Setting("OPENAI_BASE_URL", "openai_base_url", "Another server that speaks OpenAI's Images API."),
)


def load(environ: Mapping[str, str] | None = None, *, dotenv: Path | None = None, **flags: Any) -> Settings:
    """Settings from `flags` (None means not given), the environment, `.env` and the defaults.  StartRefused."""
    given: dict[str, str] = {}
    if dotenv is not None and dotenv.is_file():
        from dotenv import dotenv_values

        given.update({name: value for name, value in dotenv_values(dotenv).items() if value})
    given.update({name: value for name, value in (os.environ if environ is None else environ).items() if value})
    values: dict[str, Any] = {"home": _default_home(given)}
    for setting in TABLE:
        if setting.variable in given:
            values[setting.name] = _read(setting, given[setting.variable].strip())
    if values.get("openai_api_key") == "your_openai_api_key_here":
        # The tutorial's own placeholder: a learner who has not pasted a key yet gets the illustrator, not a 401.
        del values["openai_api_key"]
    values.update({name: value for name, value in flags.items() if value is not None})
    settings = Settings(**values)
    return _checked(replace(settings, home=settings.home.expanduser().absolute()))


def speaks_korean(environ: Mapping[str, str] | None = None) -> bool:
    """Whether whoever sits at this terminal reads Korean, as every program is told by the locale."""
    given = os.environ if environ is None else environ
    said = next((given[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if given.get(name)), "")
    return said.lower().startswith("ko")


def _default_home(given: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(given.get("LOCALAPPDATA", "~")) / "dallery"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/dallery")
    return Path(given.get("XDG_DATA_HOME", "~/.local/share")) / "dallery"


def _read(setting: Setting, text: str) -> Any:
    readers: dict[str, Any] = {
        "home": Path,
        "models_file": Path,
        "port": int,
        "concurrency": int,
        "openai_per_minute": int,
        "upstream_timeout": float,
        "link_lifetime": float,
        "drain": float,
        "budget_per_day": lambda value: None if value.lower() == "none" else micros_from_dollars(value),
    }
    try:
        return readers.get(setting.name, str)(text)
    except ValueError as exc:
        raise StartRefused(f"{setting.variable} is not understood: {exc}. {setting.help}") from exc


def _checked(settings: Settings) -> Settings:
    if not 0 <= settings.port <= 65535:
        raise StartRefused("DALLERY_PORT must be between 0 and 65535.")
    if settings.link_lifetime < 3600:
        raise StartRefused("DALLERY_LINK_LIFETIME must be at least 3600: programs written for DALL·E expect an hour.")
    if settings.api_key is not None and len(settings.api_key) < 20:
        raise StartRefused("DALLERY_API_KEY must have at least 20 characters.")
    if settings.concurrency < 1:
        raise StartRefused("DALLERY_CONCURRENCY must be at least 1.")
    if settings.public_url and urlsplit(settings.public_url).scheme not in ("http", "https"):
        raise StartRefused("DALLERY_PUBLIC_URL must begin with http:// or https://.")
    if not settings.loopback and not settings.public_url:
        raise StartRefused(
            f"To listen on {settings.host}, set DALLERY_PUBLIC_URL to the address people will use, "
            "e.g. http://192.168.0.10:5000. Requests for any other host name are refused."
        )
    return settings
