"""Pictures that people send: measured from their header, decoded in a child process, kept only as our own PNG."""
