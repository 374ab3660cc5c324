"""The composing room: where things stand, how large, in which light; no painting."""
