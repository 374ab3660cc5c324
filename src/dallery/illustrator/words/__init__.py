"""The word lists of both languages and the way to them; it knows no grammar and paints nothing."""

from .tables import table

__all__ = ["table"]
