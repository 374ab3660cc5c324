"""Measures the illustrator: import, first partial, whole pictures, every style, vectors, animation, edits, memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from dallery.illustrator import Order, Picture, Stage, illustrate, style_ids

PROMPTS = (
    "a futuristic city with flying cars", "눈 속의 여우", "a red fox reading a book under a tree",
    "한옥 마을의 봄", "a robot holding a coffee cup in neon city rain", "바닷속 거북이",
    "five white rabbits in a forest", "sailing boat at sunset",
)  # fmt: skip
SCENES = ("a red fox reading a book under a tree", "a city at night")
_IMPORT = "import time; t = time.process_time(); import numpy, skia, dallery.illustrator.commission as c;"


# A child's ru_maxrss begins at its parent's; this does not.
_HIGH = "int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]) / 1024"


def imported() -> float:
    """Seconds of processor time until brushes and words are loaded, in a fresh process."""
    code = (
        f"{_IMPORT} from dallery.illustrator.reading.lexicon import phrases; phrases();"
        "print(time.process_time() - t)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)


def timed(order: Order) -> tuple[float, float, bytes]:
    """Processor seconds to the first stage and to the end, and the picture."""
    start, first, image = time.process_time(), 0.0, b""
    for item in illustrate(order):
        if isinstance(item, Stage) and not first:
            first = time.process_time() - start
        if isinstance(item, Picture):
            image = item.image
    return first, time.process_time() - start, image


def peak(style: str, width: int, height: int) -> tuple[float, float]:
    """Megabytes at most, and processor seconds, of one order in a process of its own."""
    code = (
        "import time; from dallery.illustrator import Order, illustrate;"
        f"t = time.process_time(); list(illustrate(Order({SCENES[0]!r}, {width}, {height}, style={style!r})));"
        f"print({_HIGH}, time.process_time() - t)"
    )
    words = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    return float(words[0]), float(words[1])


def rss() -> float:
    """Megabytes this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints the tables; with `--memory` also the peak of every style at 1024x1024 and at 3840x2160."""
    print(f"import {imported():.2f} s")
    timed(Order("a cat", 256, 256))
    print("\n1024x1024, storybook")
    for prompt in PROMPTS:
        print(f"{timed(Order(prompt, 1024, 1024))[1]:5.2f} s  {prompt}")
    print(f"\n1024x1024, seconds of two scenes: {SCENES[0]}; {SCENES[1]}")
    for style in style_ids():
        seconds = [timed(Order(scene, 1024, 1024, style=style))[1] for scene in SCENES]
        print(f"{style:15}{seconds[0]:6.2f}{seconds[1]:6.2f}")
    print("\nother work at 1024x1024")
    first, _, image = timed(Order(SCENES[0], 1024, 1024, stages=3))
    print(f"{first:5.2f} s  first partial")
    for name, order in (
        ("svg", Order(SCENES[1], 1024, 1024, output_format="svg")),
        ("gif, 8 frames", Order(SCENES[1], 1024, 1024, output_format="gif")),
        ("gif, 8 frames, oil", Order(SCENES[1], 1024, 1024, output_format="gif", style="oil")),
        ("edit of its own", Order("make it night", 1024, 1024, source=image)),
        ("a reference", Order(SCENES[0], 1024, 1024, references=(image,))),
    ):
        _, seconds, made = timed(order)
        print(f"{seconds:5.2f} s  {name}, {len(made) / 1e6:.2f} MB")
    print(f"peak memory {rss():.0f} MB")
    if "--memory" in sys.argv:
        for style in style_ids():
            small, large = peak(style, 1024, 1024), peak(style, 3840, 2160)
            print(f"{style:15}{small[0]:6.0f} MB at 1024x1024 {large[0]:6.0f} MB {large[1]:5.2f} s at 3840x2160")


if __name__ == "__main__":
    main()
