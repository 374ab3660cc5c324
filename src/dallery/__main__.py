"""`python -m dallery` is the command `dallery`."""

from dallery.cli import main

if __name__ == "__main__":
    main()
