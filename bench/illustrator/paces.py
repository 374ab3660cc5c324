"""Measures how fast whole pictures are over many prompts and every style, in processor seconds; judges no picture.

python bench/illustrator/paces.py [--prompts 40] [--scenes 3]
"""

from __future__ import annotations

import argparse
import time
import tomllib
from pathlib import Path

from speed import imported, peak, rss, timed

from dallery.illustrator import Order, style_ids

HERE = Path(__file__).parent
SIDE = 1024
SCENES = ("a red fox reading a book under a tree", "a futuristic city with flying cars", "경복궁의 가을")


def spread(seconds: list[float]) -> str:
    """Median, 95th of a hundred, and the most."""
    ranked = sorted(seconds)
    last = len(ranked) - 1
    return f"median {ranked[last // 2]:.2f}, 95th {ranked[round(last * 0.95)]:.2f}, most {ranked[last]:.2f}"


def mixed(count: int) -> list[str]:
    """As many of the gallery's prompts, evenly spread over both languages."""
    listed = [one for group in tomllib.loads((HERE / "prompts.toml").read_text("utf-8")).values() for one in group]
    return [listed[at * len(listed) // count] for at in range(count)]


def main() -> None:
    """Prints the import, the prompts, the styles from slow to fast, and the memory."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--prompts", type=int, default=40)
    ask.add_argument("--scenes", type=int, default=len(SCENES))
    asked = ask.parse_args()
    print(f"import {min(imported() for _ in range(3)):.2f} s of processor, best of three")
    start = time.process_time()
    timed(Order("a cat", 256, 256))
    print(f"first small picture {time.process_time() - start:.2f} s, words and brushes loaded")
    spent = [(timed(Order(text, SIDE, SIDE, seed=at, stages=3)), text) for at, text in enumerate(mixed(asked.prompts))]
    print(f"\n{len(spent)} prompts at {SIDE}x{SIDE} with three stages: {spread([whole for (_, whole, _), _ in spent])}")
    print(f"first partial: {spread([first for (first, _, _), _ in spent])}")
    plain = [(timed(Order(text, SIDE, SIDE, seed=at))[1], text) for at, text in enumerate(mixed(asked.prompts))]
    print(f"{len(plain)} prompts at {SIDE}x{SIDE} without stages: {spread([one for one, _ in plain])}")
    for seconds, text in sorted(plain, reverse=True)[:5]:
        print(f"{seconds:5.2f} s  {text}")
    every: list[float] = []
    by_style: list[tuple[float, str, list[float]]] = []
    for style in style_ids():
        runs = [timed(Order(text, SIDE, SIDE, style=style))[1] for text in SCENES[: asked.scenes]]
        every += runs
        by_style.append((max(runs), style, runs))
    print(f"\n{len(by_style)} styles over {asked.scenes} scenes: {spread(every)}")
    for _, style, runs in sorted(by_style, reverse=True):
        print(f"{style:15}" + "".join(f"{one:6.2f}" for one in runs))
    painted = 1 + 2 * asked.prompts + len(every)
    print(f"\npeak memory of this process, {painted} pictures: {rss():.0f} MB")
    for style in ("storybook", "neon", "isometric", "stainedglass"):
        print(f"peak memory of a fresh one, {style}: {peak(style, SIDE, SIDE)[0]:.0f} MB")


if __name__ == "__main__":
    main()
