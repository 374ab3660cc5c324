"""Accepts, runs, keeps and publishes jobs; it knows no web, no SQL text and no vendor."""
