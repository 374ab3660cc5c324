"""Pure values that travel between the layers; no I/O, no clock, no randomness."""
