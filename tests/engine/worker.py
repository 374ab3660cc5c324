"""A process that runs jobs, told by lines: python tests/engine/worker.py HOME DATABASE BASE_URL [no-engine].

Reads "order PROMPT" (prints the job's id), "cancel ID", "end".  Heartbeats are quick, so that a test need not wait
long for a death to be noticed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dallery.catalogue.asked import Asked
from dallery.engine import presence, sweep
from dallery.settings import Settings
from dallery.studio import Studio


def main() -> None:
    home, database, base_url, *rest = sys.argv[1:]
    presence.DEAD_AFTER, presence.BLIND_AFTER = 3.0, 2.5
    presence.BEAT = sweep.BEAT = 0.5
    settings = Settings(
        home=Path(home), database_url=database, openai_api_key="sk-test-0123456789", openai_base_url=base_url,
        concurrency=4, budget_per_day=None, disk_floor=0, upstream_timeout=60.0,
    )  # fmt: skip
    studio = Studio(settings, engine="no-engine" not in rest)
    if "no-engine" not in rest:
        studio.ready(60)
    print("ready", flush=True)
    for line in sys.stdin:
        verb, _, said = line.strip().partition(" ")
        if verb == "order":
            print(studio.submit(studio.owner(), Asked(said, model="gpt-image-2")).id, flush=True)
        elif verb == "cancel":
            print(studio.cancel(studio.owner(), said).job.state, flush=True)
        elif verb == "end":
            break
    studio.close(5)


if __name__ == "__main__":
    main()
