"""What a prompt says is not to be there ('without cars', '고양이가 없는'); it reads nothing of what is."""

from __future__ import annotations

from dataclasses import dataclass

from .tagging import BREAK, Tag

_NOT = ("no", "not", "without", "except", "excluding", "minus", "lacking", "isn't", "aren't", "never", "nor")
_NOBODY = ("nobody", "아무도")
_PASSED = ("any", "a", "an", "the", "single", "visible", "other", "for", "of", "being", "is", "are", "be")
_ALSO = ("or", "nor")
_GONE = (
    "없는", "없이", "없다", "없고", "없어", "없음", "없던", "없게", "없었던", "빼고", "빼고서", "제외", "제외하고",
    "제외한", "말고",
    "아닌", "아니라", "아니고", "아니다", "없어야",
)  # fmt: skip
_COUNTING = ("점", "점도", "하나도", "전혀", "대도", "명도", "마리도", "개도", "사람도", "아무", "도", "거의", "한")
_JOINED = ("와", "과", "랑", "이랑", "하고", "나", "이나", "도")
_MODIFIERS = ("colour", "size", "trait", "number", "expression", "mood")
_REACH = 6


@dataclass(frozen=True)
class Absent:
    """One thing that is not to be there: how it was said, and the tag that names it."""

    words: str
    tag: Tag

    @property
    def keys(self) -> tuple[str, ...]:
        """What must not be painted, by its names in the word lists."""
        return tuple(one.key for one in self.tag.entries if one.kind in ("noun", "setting"))


def sorted_out(tags: list[Tag]) -> tuple[list[Tag], tuple[Absent, ...]]:
    """The tags of what is there, and what is not."""
    kept: list[Tag] = []
    absent: list[Absent] = []
    at = 0
    while at < len(tags):
        one = tags[at]
        if one.word in _NOT:
            end = _after(tags, at, absent)
            if end > at and kept and kept[-1].word == "with":
                kept.pop()
            if end > at:
                kept.append(BREAK)
                at = end
                continue
        elif one.word in _NOBODY:
            absent.append(Absent(one.word, one))
            at += 1
            continue
        elif one.word in _GONE:
            _before(kept, one, absent)
            at += 1
            continue
        kept.append(one)
        at += 1
    return kept, tuple(absent)


def _after(tags: list[Tag], at: int, absent: list[Absent]) -> int:
    """English: everything up to the thing that is named after the 'no', and what 'or' adds; the place after it."""
    end, start = at, at
    while True:
        here = end + 1
        while here < min(len(tags), end + _REACH) and tags[here] != BREAK and (
            tags[here].word in _PASSED or tags[here].silent
            or (tags[here].entries and tags[here].entries[0].kind in _MODIFIERS and _thing_ahead(tags, here + 1))
        ):
            here += 1
        if here >= len(tags) or tags[here] == BREAK or (tags[here].silent and not tags[here].entries):
            return max(end, at) + 1 if end > start else at
        if tags[here].entries and tags[here].entries[0].kind == "relation":
            return end + 1 if end > start else at
        said = " ".join(one.word for one in tags[start : here + 1])
        absent.append(Absent(said if start == at else f"{tags[at].word} {said}".replace(" or ", " "), tags[here]))
        end = here
        if here + 1 < len(tags) and tags[here + 1].word in _ALSO:
            end, start = here + 1, here + 2
            continue
        return end + 1


def _thing_ahead(tags: list[Tag], at: int) -> bool:
    return at < len(tags) and tags[at] != BREAK and bool(tags[at].entries or not tags[at].silent)


def _before(kept: list[Tag], word: Tag, absent: list[Absent]) -> None:
    """Korean: takes what was named before the 'without' out of what is kept."""
    said: list[str] = [word.word]
    while kept and kept[-1] != BREAK and (
        kept[-1].word in _COUNTING or (kept[-1].entries and kept[-1].entries[0].kind == "number")
    ):
        said.insert(0, kept.pop().word)
    first = True
    while kept and kept[-1] != BREAK and (first or kept[-1].particle in _JOINED or _joins(kept[-1])):
        one = kept.pop()
        if one.entries and one.entries[0].kind in ("relation", "action") and first:
            kept.append(one)
            return
        absent.append(Absent(" ".join([one.word, *said]), one))
        first = False
        while kept and kept[-1].entries and kept[-1].entries[0].kind in ("colour", "size", "trait"):
            kept.pop()


def _joins(one: Tag) -> bool:
    return not one.entries and one.word.endswith(("와", "과", "이나", "이랑"))
