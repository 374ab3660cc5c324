"""Throws random and hostile prompts at the illustrator: always a picture or a refusal; prints the worst.

One in eight comes out as an SVG and one in eight as a GIF, and each file must be one that may be kept.
"""

from __future__ import annotations

import random
import sys
import time

from dallery.domain.picture import PictureFacts, inspect_made
from dallery.illustrator import IllustratorError, Order, Picture, illustrate
from dallery.illustrator.reading.lexicon import phrases

_FORMS = ("png", "png", "png", "png", "jpeg", "webp", "svg", "gif")
LIMIT = 5.0  # seconds of processor that a prompt may take; the clock's are stretched by whatever else runs
_SCRIPTS = ((0x20, 0x7E), (0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0x600, 0x6FF),
    (0x1F300, 0x1FAFF), (0x0, 0x1F), (0x200B, 0x202E), (0x400, 0x4FF), (0xE000, 0xE0FF))  # fmt: skip
_GLUE = (" ", " ", " ", ", ", "  ", "\n", ". ", " and ", " with ", " on ", " 위에 ",
    "의 ", "를 ", "가 ", "-shaped ", " 모양 ", "!!", "/")


def _noise(rng: random.Random, length: int) -> str:
    low, high = rng.choice(_SCRIPTS)
    return "".join(chr(rng.randint(low, high)) for _ in range(length))


def prompt(rng: random.Random, words: list[str]) -> str:
    """One prompt: known words in any order, noise in any script, both, or 32,000 characters of it."""
    kind = rng.random()
    if kind < 0.55:
        return "".join(rng.choice(words) + rng.choice(_GLUE) for _ in range(rng.randint(1, 14)))
    if kind < 0.8:
        return "".join(
            rng.choice((rng.choice(words), _noise(rng, rng.randint(1, 9)))) + rng.choice(_GLUE)
            for _ in range(rng.randint(1, 20))
        )
    if kind < 0.97:
        return _noise(rng, rng.randint(1, 200))
    piece = rng.choice((rng.choice(words) + rng.choice(_GLUE), _noise(rng, 40), "a", "가", "{}[]<>", "ㅋ", "no "))
    return (piece * (32000 // len(piece) + 1))[:32000]


def main() -> None:
    """Runs as many as asked for (10,000) from a seed (1); exits 1 when one broke or was slow."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    words = list(phrases())
    refused, slowest, broken = 0, (0.0, ""), 0
    for _ in range(count):
        text = prompt(rng, words)
        size = rng.choice(((64, 64), (96, 64), (64, 160)))
        form = rng.choice(_FORMS)
        start = time.process_time()
        try:
            for item in illustrate(Order(text, *size, seed=rng.randrange(2**31), output_format=form, stages=3)):
                if isinstance(item, Picture) and inspect_made(item.image) != PictureFacts(item.media_type, *size):
                    raise ValueError(f"no {form} of {size}")
        except IllustratorError:
            refused += 1
        except Exception as error:  # noqa: BLE001 - the point is to find any
            broken += 1
            print(f"BROKEN {type(error).__name__}: {error} <- {text[:160]!r}")
        taken = time.process_time() - start
        slowest = max(slowest, (taken, text[:120]))
    print(f"{count} prompts, {refused} refused in words, {broken} broken, slowest {slowest[0]:.2f} s: {slowest[1]!r}")
    sys.exit(1 if broken or slowest[0] > LIMIT else 0)


if __name__ == "__main__":
    main()
