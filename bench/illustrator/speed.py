"""Measures the illustrator: import, first partial, whole pictures, memory; prints one table."""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from dallery.illustrator import Order, Stage, illustrate, style_ids

PROMPTS = (
    "a futuristic city with flying cars", "눈 속의 여우", "a red fox reading a book under a tree",
    "한옥 마을의 봄", "a robot holding a coffee cup in neon city rain", "바닷속 거북이",
    "five white rabbits in a forest", "sailing boat at sunset",
)  # fmt: skip
_IMPORT = "import time; t = time.process_time(); import numpy, skia, dallery.illustrator.commission as c;"


def imported() -> float:
    """Seconds of processor time until brushes and words are loaded, in a fresh process."""
    code = (
        f"{_IMPORT} from dallery.illustrator.reading.lexicon import phrases; phrases();"
        "print(time.process_time() - t)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)


def timed(order: Order) -> tuple[float, float]:
    """Processor seconds to the first stage and to the end."""
    start, first = time.process_time(), 0.0
    for item in illustrate(order):
        if isinstance(item, Stage) and not first:
            first = time.process_time() - start
    return first, time.process_time() - start


def main() -> None:
    """Prints the table."""
    print(f"import {imported():.2f} s")
    timed(Order("a cat", 256, 256))
    for prompt in PROMPTS:
        print(f"{timed(Order(prompt, 1024, 1024))[1]:.2f} s  {prompt}")
    for style in style_ids():
        print(f"{timed(Order('a fox by a lake', 1024, 1024, style=style))[1]:.2f} s  style {style}")
    first, _ = timed(Order("a fox by a lake", 1024, 1024, stages=3))
    print(f"first partial after {first:.2f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
