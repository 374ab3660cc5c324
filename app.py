"""The tutorial's door: `python app.py` serves http://localhost:5000/."""

import sys
from pathlib import Path

from dallery.cli.serve import run
from dallery.errors import StartRefused
from dallery.settings import load

if __name__ == "__main__":
    try:
        run(load(dotenv=Path(__file__).with_name(".env")))
    except StartRefused as refusal:
        sys.exit(refusal.message)
