"""One paid job from order to picture in a process of its own: python -m tests.kill.order HOME DATABASE BASE_URL PROMPT.

DATABASE is "-" for SQLite in HOME.  A SIGUSR1 to itself says that from here on its steps count.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from dallery import colouring
from dallery.catalogue.asked import Asked
from dallery.settings import Settings
from dallery.studio import Studio

colouring.LOOK = 3600.0  # colours are found at leisure: on a slow machine they would be steps that belong to no order


def settings_of(home: str, database: str, base_url: str) -> Settings:
    return Settings(
        home=Path(home),
        database_url=None if database == "-" else database,
        openai_api_key="sk-test-0123456789",
        openai_base_url=base_url,
        concurrency=8,
        budget_per_day=None,
        disk_floor=0,
    )


def main() -> None:
    home, database, base_url, prompt = sys.argv[1:5]
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    studio = Studio(settings_of(home, database, base_url), engine=True)
    studio.ready(60)
    os.kill(os.getpid(), signal.SIGUSR1)
    job = studio.submit(studio.owner(), Asked(prompt, model="gpt-image-2", n=2, size="1024x1024"))
    studio.wait(studio.owner(), job.id, 120)
    studio.close(1)


if __name__ == "__main__":
    main()
