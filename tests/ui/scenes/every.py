"""All scenes by name."""

from __future__ import annotations

from tests.ui.scenes.backups import BACKUP_SCENES
from tests.ui.scenes.checkups import CHECKUPS
from tests.ui.scenes.counties import COUNTIES
from tests.ui.scenes.covers import COVERS
from tests.ui.scenes.figures import FIGURES
from tests.ui.scenes.fillings import FILLINGS
from tests.ui.scenes.handed import HANDED
from tests.ui.scenes.offices import OFFICES
from tests.ui.scenes.own_fields import OWN_FIELDS
from tests.ui.scenes.papers import PAPER_SCENES
from tests.ui.scenes.photos import PHOTOS
from tests.ui.scenes.records import RECORDS
from tests.ui.scenes.settings import SETTINGS
from tests.ui.scenes.summaries import SUMMARIES
from tests.ui.scenes.tasks import TASKS

_BOOK = (*RECORDS, *PHOTOS, *TASKS, *FIGURES, *CHECKUPS, *SUMMARIES)
_REST = (*SETTINGS, *BACKUP_SCENES, *PAPER_SCENES, *HANDED, *FILLINGS, *OFFICES)

SCENES = {
    scene.name: scene for scene in (*_BOOK, *_REST, *OWN_FIELDS, *COUNTIES, *COVERS)
}
"""Every page in its main states."""
