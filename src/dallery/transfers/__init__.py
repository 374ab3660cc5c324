"""The gallery on its way out and in: a ZIP of pictures with all that is known about them, and folders of pictures."""
