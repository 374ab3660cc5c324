"""What a person sees while a picture is made: a bar on stderr when that is a terminal, and nothing otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dallery.cli.language import say

Move = Callable[[float | None, str], None]
STATES = {"reserved": "waiting", "sending": "drawing", "received": "saving"}


@contextmanager
def progress() -> Iterator[Move]:
    """Yields `move(fraction, state)`: how much is done (0.0 to 1.0, None when nobody knows), and the job's state."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda fraction, state: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(say("waiting"), total=None)

        def move(fraction: float | None, state: str) -> None:
            if state in STATES:
                shown.update(task, description=say(STATES[state]))
            if fraction is not None:
                shown.update(task, total=1.0, completed=fraction)

        yield move
