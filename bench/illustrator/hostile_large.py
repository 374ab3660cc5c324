"""Throws a sample of the hostile prompts at the illustrator at full size, in every style; prints the worst."""

from __future__ import annotations

import random
import sys
import time

from hostile import LIMIT, prompt

from dallery.illustrator import IllustratorError, Order, illustrate, style_ids
from dallery.illustrator.reading.lexicon import phrases

SIDE = 1024


def main() -> None:
    """Runs as many as asked for (200) from a seed (7); exits 1 when one broke or took too much of the processor."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    known, styles = list(phrases()), style_ids()
    refused = broken = late = 0
    taken: list[tuple[float, float, str]] = []
    for at in range(count):
        text, style = prompt(rng, known), styles[at % len(styles)]
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            for _item in illustrate(Order(text, SIDE, SIDE, seed=rng.randrange(2**31), style=style)):
                pass
        except IllustratorError:
            refused += 1
        except Exception as error:  # noqa: BLE001 - the point is to find any
            broken += 1
            print(f"BROKEN {type(error).__name__}: {error} <- {style} {text[:160]!r}")
        taken.append((time.perf_counter() - wall, time.process_time() - cpu, f"{style}: {text[:100]!r}"))
        late += taken[-1][1] > LIMIT
    by_cpu = sorted(cpu for _, cpu, _ in taken)
    print(f"{count} prompts at {SIDE}x{SIDE}: {refused} refused in words, {broken} broken, {late} over {LIMIT:.0f} s")
    print(f"{sum(wall > LIMIT for wall, _, _ in taken)} over {LIMIT:.0f} s on the clock, which others stretch")
    middle, high = by_cpu[count // 2], by_cpu[int(count * 0.95)]
    print(f"processor seconds: median {middle:.2f}, 95th {high:.2f}, most {by_cpu[-1]:.2f}")
    for wall, cpu, what in sorted(taken, reverse=True)[:5]:
        print(f"{wall:.2f} s on the clock, {cpu:.2f} s of processor: {what}")
    sys.exit(1 if broken or late else 0)


if __name__ == "__main__":
    main()
