"""Rows, bytes and money on stable storage; it knows no provider and no web request, and paints nothing."""
