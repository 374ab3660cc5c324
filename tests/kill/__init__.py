"""Killing the program with SIGKILL at its durable steps and checking afterwards that the books and the gallery agree."""
