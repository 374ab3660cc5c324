"""Which language a page speaks and where its sentences come from; it owns no sentence itself."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

from flask import g, has_request_context, request

LANGUAGES = {"ko": "한국어", "en": "English"}
DEFAULT = "en"
FOLDER = Path(__file__).with_name("translations")


def N_(sentence: str) -> str:
    """Marks a sentence for the catalogues; it is translated where it is shown."""
    return sentence


class Languages:
    """Loads each catalogue once, when somebody first reads in it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._loaded: dict[str, gettext.NullTranslations] = {}

    def get(self, language: str) -> gettext.NullTranslations:
        if language not in self._loaded:
            self._loaded[language] = _load(self._folder / language / "LC_MESSAGES")
        return self._loaded[language]

    def choose(self, cookie: str | None) -> str:
        """The visitor's own choice, else what the browser asks for, else English."""
        if cookie in LANGUAGES:
            return cookie
        return request.accept_languages.best_match(list(LANGUAGES), DEFAULT) or DEFAULT


def _load(folder: Path) -> gettext.NullTranslations:
    compiled, source = folder / "messages.mo", folder / "messages.po"
    if compiled.is_file():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    # A checkout that was never installed has no .mo; a developer with babel still reads the pages in Korean.
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ImportError:
        return gettext.NullTranslations()
    buffer = io.BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale=folder.parent.name))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def current() -> str:
    """The language of this page: "ko" or "en"."""
    return str(g.language) if has_request_context() and "language" in g else DEFAULT


def _translations() -> gettext.NullTranslations:
    if has_request_context() and "translations" in g:
        return g.translations  # type: ignore[no-any-return]
    return gettext.NullTranslations()


def say(sentence: str, **values: object) -> str:
    """`sentence` in the reader's language, with %(name)s filled in."""
    text = _translations().gettext(sentence) if sentence else ""
    return text % values if values else text


def plural(one: str, many: str, number: int) -> str:
    return _translations().ngettext(one, many, number)
