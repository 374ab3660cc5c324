"""The scene room: what a prompt means, before anybody decides where things stand."""

from .scene import Colour, Relation, Scene, Subject

__all__ = ["Colour", "Relation", "Scene", "Subject"]
