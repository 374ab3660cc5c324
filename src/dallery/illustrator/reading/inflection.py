"""The forms a word takes: English verbs and plurals, Korean conjugation and particles; no meanings."""

from __future__ import annotations

import re

_HANGUL = re.compile("[가-힣]")
_IRREGULAR = {
    "mice": "mouse", "geese": "goose", "leaves": "leaf", "scarves": "scarf",
    "knives": "knife", "people": "person", "wolves": "wolf", "men": "man", "women": "woman", "feet": "foot",
        "calves": "calf",
    "dwarves": "dwarf", "elves": "elf", "thieves": "thief", "loaves": "loaf", "cacti": "cactus", "oxen": "ox",
    "firemen": "fireman", "policemen": "policeman", "fishermen": "fisherman", "snowmen": "snowman", "children": "child",
    "shelves": "shelf", "teeth": "tooth", "octopi": "octopus",
}
_PAST = {
    "sit": ("sat",), "sleep": ("slept",), "run": ("ran",), "hold": ("held",), "lie": ("lying", "lay"),
        "ride": ("rode", "riding"),
    "swim": ("swam",), "eat": ("ate", "eating"), "drink": ("drank",), "wear": ("wore", "worn"),
        "fly": ("flew", "flies"),
    "sing": ("sang",), "stand": ("stood",), "see": ("saw", "seeing"), "catch": ("caught",), "throw": ("threw",),
    "drive": ("drove",), "read": (), "dress": (), "tiptoe": ("tiptoeing",), "dive": ("dove",), "hug": ("hugging",),
    "snuggle": (), "hop": ("hopping",), "travel": ("travelling",), "program": ("programming",), "nap": ("napping",),
}  # fmt: skip
_NIEUN, _MIEUM, _RIEUL = 4, 16, 8


def is_korean(text: str) -> bool:
    """Whether the text has any Hangul in it."""
    return bool(_HANGUL.search(text))


def english_forms(verb: str) -> list[str]:
    """look at -> look at, looks at, looking at, looked at."""
    head, _, tail = verb.partition(" ")
    tail = f" {tail}" if tail else ""
    stem = head[:-1] if head.endswith("e") and len(head) > 3 and head != "see" else head
    doubled = stem + stem[-1] if re.fullmatch("[^aeiou]*[aeiou][^aeiouwy]", stem) else stem
    s_form = head + "es" if head.endswith(("s", "sh", "ch", "x", "zz")) else head + "s"
    if re.search("[^aeiou]y$", head):
        s_form = head[:-1] + "ies"
    forms = [head, s_form, *_PAST.get(head, ()), f"{stem}ing", f"{doubled}ing", f"{stem}ed", f"{doubled}ed"]
    if head == "fly":
        forms.append("flies")
    return [form + tail for form in dict.fromkeys(forms)]


_JOINED = {
    "시": "셔", "리": "려", "치": "쳐", "이": "여", "기": "겨", "지": "져", "피": "펴", "키": "켜", "미": "며",
    "추": "춰", "주": "줘", "우": "워", "보": "봐", "오": "와", "꾸": "꿔", "쏘": "쏴", "두": "둬",
}  # fmt: skip


def _with_final(stem: str, final: int) -> str:
    return stem[:-1] + chr(ord(stem[-1]) + final)


def conjugate(verb: str) -> list[str]:
    """읽다 -> 읽는, 읽고, 읽은, 읽는다 and so on, for regular stems and 하다."""
    stem = verb[:-1]
    final = (ord(stem[-1]) - 0xAC00) % 28
    forms = [verb, stem + "는", stem + "고", stem + "고 있는", stem + "며", stem + "던", stem + "기"]
    forms += [stem + "고 있다", stem + "면서", stem + "는 중인", stem + "네", stem + "지", stem + "고있는"]
    if final == 0:
        forms += [_with_final(stem, _NIEUN), _with_final(stem, _NIEUN) + "다"]
        forms += [_with_final(stem, _MIEUM)]
        forms += [_with_final(stem, _NIEUN) + " 채", stem + "러 가는"]
        if stem.endswith("하"):
            forms += [stem[:-1] + "해", stem[:-1] + "했다", stem[:-1] + "하면서", stem[:-1]]
        elif stem[-1] in _JOINED:
            forms += [stem[:-1] + _JOINED[stem[-1]], stem[:-1] + _JOINED[stem[-1]] + " 있는"]
    elif final == _RIEUL:
        bare = _with_final(stem, -_RIEUL)
        forms += [bare + "는", _with_final(bare, _NIEUN), _with_final(bare, _NIEUN) + "다"]
    else:
        forms += [stem + "은", stem + "는다", stem + "음", stem + "아", stem + "어"]
        forms += [stem + "아 있는", stem + "어 있는", stem + "아있는", stem + "아 있다"]
    return forms


def bare_forms(word: str, particles: tuple[str, ...]) -> list[tuple[str, str]]:
    """The word and what it may be without its ending, each with the ending taken off."""
    if not is_korean(word):
        return [(form, "") for form in _singulars(word)]
    found = [(word, "")]
    for particle in particles:
        if word.endswith(particle) and len(word) > len(particle):
            found.append((word[: -len(particle)], particle))
    return found


def _singulars(word: str) -> list[str]:
    forms = [word]
    if word in _IRREGULAR:
        forms.append(_IRREGULAR[word])
    if word.endswith(("'s", "’s")):
        forms.append(word[:-2])
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    return forms
