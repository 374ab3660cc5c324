"""The editing room: a picture and a wish in, the changed scene or the changed pixels out."""
