"""The reading room: words in, a scene and an account of every word out."""

from .parsing import Reading, read

__all__ = ["Reading", "read"]
