"""Dallery, the DALL·E API on your own machine: the library's front door, which loads nothing until asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dallery.studio import Studio

__version__ = "0.1.0"
__all__ = ["Studio", "__version__"]


def __getattr__(name: str) -> Any:
    # `from dallery import Studio` works, and `import dallery` alone stays under a millisecond.
    if name == "Studio":
        from dallery.studio import Studio

        return Studio
    raise AttributeError(name)
