"""Where the staged studio was called fake: only until every test has its new name."""

from tests.web.staged_studio import StagedStudio as FakeStudio
from tests.web.staged_studio import paint

__all__ = ["FakeStudio", "paint"]
