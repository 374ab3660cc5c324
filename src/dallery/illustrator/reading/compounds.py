"""Finds blends in a row of tags ('avocado armchair', '고양이 모양 찻주전자') and makes one noun of two."""

from __future__ import annotations

from dataclasses import replace

from ..words import table
from .drafts import CREATURES
from .lexicon import Entry
from .tagging import BREAK, Tag, tag_words

_SHAPED = ("모양", "모양의", "모양을", "형태", "형태의", "형상의", "닮은", "생긴",
    "만든", "만들어진", "된", "shaped", "made", "무늬", "테마", "같은")
_LIKE = ("like", "of", "out", "from", "a", "an", "the", "in", "shape", "form")
_HATS = {
    "astronaut": "spacehelmet", "wizard": "wizardhat", "witch": "witchhat", "king": "crown", "queen": "crown",
    "prince": "crown", "princess": "crown", "chef": "chefhat", "firefighter": "firehat", "police": "policecap",
    "farmer": "strawhat", "knight": "knighthelmet", "ninja": "ninjamask", "pirate": "piratehat", "artist": "beret",
    "graduate": "graduatecap", "captain": "captainhat", "sailor": "captainhat", "pilot": "captainhat",
    "cowboy": "cowboyhat", "clown": "jesterhat", "detective": "hat", "builder": "hardhat", "santa": "santahat",
    "elf": "elfhat", "viking": "vikinghelmet", "superhero": "heromask", "doctor": "labcoat", "nurse": "nursecap",
    "scientist": "labcoat", "gardener": "strawhat", "aviator": "aviatorhat", "explorer": "hat", "samurai": "scarf",
    "groom": "suit", "bride": "veil", "student": "backpack", "scholar": "gat", "musician": "bowtie",
        "teacher": "spectacles",
    "ballerina": "tutu", "player": "headband", "soldier": "hardhat", "waiter": "bowtie", "singer": "bowtie",
}  # fmt: skip


def merged(tags: list[Tag]) -> list[Tag]:
    """The same tags with every blend put into one."""
    found: list[Tag] = []
    at = 0
    while at < len(tags):
        step = _shaped(tags, at) or _made_of(tags, at) or _adjacent(tags, at)
        if step is None:
            found.append(tags[at])
            at += 1
            continue
        taken, one = step
        found.append(one)
        at += taken
    return found


def _thing(one: Tag) -> str | None:
    """The noun of a tag whose noun is its likeliest meaning (or whose setting is also one)."""
    if one is BREAK or not one.entries:
        return None
    noun = one.means("noun")
    return noun.key if noun is not None and one.entries[0].kind in ("noun", "colour") else None


def _shaped(tags: list[Tag], at: int) -> tuple[int, Tag] | None:
    """'cat-shaped teapot', '고양이 모양의 찻주전자'."""
    first = tags[at]
    word = first.word
    if not first.entries and word.endswith(("-shaped", "-like", "-themed", "-made")):
        inner = tag_words([word.rsplit("-", 1)[0]])[0]
        skin, host = _thing(inner), _thing(tags[at + 1]) if at + 1 < len(tags) else None
        if skin and host:
            return 2, _blend(inner, tags[at + 1], f"{word} {tags[at + 1].word}")
    skin = _thing(first)
    if skin is None or at + 2 >= len(tags):
        return None
    middle = tags[at + 1].word
    if middle.rstrip("의을로") in _SHAPED or middle in _SHAPED:
        last = at + 2
        if tags[last].word in ("한", "된", "생긴") and last + 1 < len(tags):
            last += 1
        if _thing(tags[last]):
            return last - at + 1, _blend(first, tags[last], f"{word} {middle} {tags[last].word}")
    return None


def _made_of(tags: list[Tag], at: int) -> tuple[int, Tag] | None:
    """'a teapot shaped like a cat', 'a house made of cheese', 'in the shape of'."""
    host = _thing(tags[at])
    if host is None or at + 3 > len(tags):
        return None
    words = [one.word for one in tags[at + 1 : at + 6]]
    opening = words[0] in ("shaped", "made", "built", "formed") or words[:3] == ["in", "the", "shape"]
    if not opening:
        return None
    step = at + 2
    while step < len(tags) and tags[step].word in _LIKE:
        step += 1
    if step < len(tags) and _thing(tags[step]):
        text = " ".join(one.word for one in tags[at : step + 1])
        return step - at + 1, _blend(tags[step], tags[at], text)
    return None


def _adjacent(tags: list[Tag], at: int) -> tuple[int, Tag] | None:
    """'avocado armchair', '바나나 자동차': two nouns with nothing between them."""
    if at + 1 >= len(tags) or tags[at].particle or tags[at].plural:
        return None
    first, second = _thing(tags[at]), _thing(tags[at + 1])
    if first is None or second is None or first == second or tags[at].entries[0].kind != "noun":
        return None
    if tags[at + 1].word.endswith("ing") and tags[at + 1].means("action"):
        return None  # 'a rabbit building a snowman'
    return 2, _blend(tags[at], tags[at + 1], f"{tags[at].word} {tags[at + 1].word}")


def _blend(skin: Tag, host: Tag, word: str) -> Tag:
    """One tag for both; a trade worn by an animal is a hat, kin are only a word for an animal."""
    skin_key, host_key = _key(skin), _key(host)
    nouns = table("nouns")
    folk, beasts = "people", CREATURES - {"people"}
    families = (nouns[skin_key]["family"], nouns[host_key]["family"])
    if families[1] == folk and families[0] in beasts:
        skin_key, host_key = host_key, skin_key
        host = replace(host, entries=(Entry("noun", host_key),))
        families = (families[1], families[0])
    entries = (Entry("noun", host_key),)
    if families[0] == folk:
        hat = _HATS.get(skin_key) if families[1] in beasts or families[1] == folk else None
        hat = hat if hat in nouns else None
        return replace(host, word=word, entries=entries, hat=hat, young=skin_key in ("baby", "boy", "girl"))
    wear = nouns[skin_key].get("slot") is not None
    if wear or families[0] in ("wearables", "celestial", "buildings") or nouns[skin_key].get("place") == "sky":
        return replace(host, word=word, entries=entries, hat=skin_key if wear and families[1] in CREATURES else None)
    return replace(host, word=word, entries=entries, skin=skin_key)


def _key(one: Tag) -> str:
    noun = one.means("noun")
    assert noun is not None
    return noun.key
