"""All scenes by name."""

from __future__ import annotations

from tests.ui.scenes.checkups import CHECKUPS
from tests.ui.scenes.figures import FIGURES
from tests.ui.scenes.papers import PAPER_SCENES
from tests.ui.scenes.records import RECORDS
from tests.ui.scenes.settings import SETTINGS
from tests.ui.scenes.tasks import TASKS

SCENES = {
    scene.name: scene
    for scene in (*RECORDS, *TASKS, *FIGURES, *CHECKUPS, *SETTINGS, *PAPER_SCENES)
}
"""Every page in its main states."""
