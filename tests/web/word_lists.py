"""Gathers every sentence of the pages and brings both word lists up to date: python tests/web/word_lists.py"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[2] / "src" / "dallery" / "web"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
BEGUN = datetime(2026, 11, 22, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "say": None, "gettext": None, "plural": (1, 2), "ngettext": (1, 2)}


def extracted() -> Catalog:
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(str(WEB), METHODS, OPTIONS, KEYWORDS, strip_comment_tags=True)
    for name, _, message, _, context in found:
        catalog.add(message, None, [(name, 1)], context=context)
    return catalog


def stored(language: str) -> Catalog:
    with _path(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    catalog = stored(language) if _path(language).exists() else Catalog(locale=language, charset="utf-8")
    catalog.header_comment = f"# The pages of Dallery in {language}; filled in by hand, kept complete by a test."
    catalog.project, catalog.version = "Dallery", "0"
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = "Dallery"
    catalog.creation_date = catalog.revision_date = BEGUN  # a date that moves would change the file at every look
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        if message.fuzzy and message.id:  # a singular that became a plural, say: better untranslated than half right
            message.flags.discard("fuzzy")
            message.string = ("",) * catalog.num_plurals if message.pluralizable else ""
    if language == "en":  # the sentences in the code are English already
        for message in catalog:
            if message.id:
                message.string = message.id
    _path(language).parent.mkdir(parents=True, exist_ok=True)
    with _path(language).open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, omit_header=False, include_lineno=False, no_location=True)


def _path(language: str) -> Path:
    return WEB / "translations" / language / "LC_MESSAGES" / "messages.po"


if __name__ == "__main__":
    for language in ("ko", "en"):
        update(language)
        with _path(language).with_suffix(".mo").open("wb") as compiled:  # what an installed Dallery reads
            write_mo(compiled, stored(language))
        missing = [message.id for message in stored(language) if message.id and not message.string]
        print(f"{language}: {len(list(stored(language))) - 1} sentences, {len(missing)} not translated")
