"""The painting room: light, ground, sky, things; it neither reads words nor chooses places."""
