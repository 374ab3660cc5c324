"""Finds the writing a prompt asks for ('a sign that says "hello"') and sets it apart from its words."""

from __future__ import annotations

import re

LONGEST = 60  # characters of one writing
_MARK = "quotedwriting"
_QUOTED = re.compile(
    "\"([^\"\n]{1,60})\"|“([^”\n]{1,60})”|「([^」\n]{1,60})」|『([^』\n]{1,60})』|"
    r"(?<!\w)['‘]([^'’\n]{1,60})['’](?![A-Za-z0-9])"
)
_CUES = re.compile(
    r"\b(signs?|says?|saying|reads|reading|written|writes|writing|words?|text|letters?|lettering|spell\w*|phrase|"
    r"title[ds]?|label\w*|captions?|banner|logo|graffiti|message|note|poster|newspaper|storefront|t-?shirt|sweatshirt|"
    r"billboard|chalkboard|blackboard|cake|cover|mug|card|flag)\b|"
    "간판|표지판|라고|라는|적힌|쓰인|써진|글자|글씨|문구|현수막|팻말|칠판|포스터|편지|신문|종이|푯말|케이크|책"
)
_UNQUOTED = (
    re.compile(
        r"(?:\b(?:says|saying|spells|spelling|labell?ed|that reads|which reads|with the words?|"
        r"with the text|the words?))"
        r"\s+([\w!?'&-]+(?:\s+[\w!?'&-]+){0,3}?)"
        r"(?=\s+(?:on|in|at|with|under|and|written|by|is|are|made|next|over|above|below|beside|behind|using|for)\b"
        r"|\s*[.,;:]|\s*$)", re.IGNORECASE,
    ),
    re.compile(
        r"((?:\S{1,10}(?<![에의가이을를은는로과와서고위옆])\s+){0,2}\S{1,16}?)(?:이라고|라고|이라는|라는)"
        r"(?=\s*(?:적|쓰|써|글|말이|문구|간판|표지판|팻말))"
    ),
)  # fmt: skip


def set_apart(prompt: str) -> tuple[str, tuple[str, ...]]:
    """The prompt with a mark where each writing stood, and the writings; a quotation that is no writing stays words."""
    if not _CUES.search(prompt.lower()):
        return prompt, ()
    found: list[str] = []

    def mark(match: re.Match[str]) -> str:
        said = " ".join(next(group for group in match.groups() if group is not None).split())
        if not any(one.isalnum() for one in said):
            return match[0]
        found.append(said[:LONGEST])
        before, after = match[0].split(next(g for g in match.groups() if g is not None), 1)
        kept = before.strip("\"“「『'‘ ") or ""
        return f" {kept} {_MARK}{len(found) - 1} {after.strip(chr(34) + '”」』’' + chr(39))} "

    text = _QUOTED.sub(mark, prompt)
    if not found:
        for pattern in _UNQUOTED:
            text = pattern.sub(mark, text, count=1)
            if found:
                break
    return text, tuple(found)


def writing_at(word: str, writings: tuple[str, ...]) -> str | None:
    """The writing this word marks the place of."""
    match = re.match(rf"{_MARK}(\d+)", word)
    if match is None or int(match[1]) >= len(writings):
        return None
    return writings[int(match[1])]
