"""Killing the program with SIGKILL at its durable steps, then checking that books, gallery and upstream agree."""
