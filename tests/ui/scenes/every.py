"""All scenes by name."""

from __future__ import annotations

from tests.ui.scenes.records import RECORDS
from tests.ui.scenes.tasks import TASKS

SCENES = {scene.name: scene for scene in (*RECORDS, *TASKS)}
"""Every page in its main states."""
