"""Which page stands behind each key; a page is imported when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.page import Page

PAGES = {
    "home": ("home.page", "HomePage"),
    "import": ("intake.importing", "ImportPage"),
    "tally": ("figures.tally", "TallyPage"),
    "reports": ("papers.reports", "ReportsPage"),
    "paper": ("papers.paper", "PaperPage"),
    "filling": ("filling.page", "FillingPage"),
    "summary": ("summing.page", "SummaryPage"),
    "submit": ("handover.submit", "SubmitPage"),
    "colleagues": ("colleagues.page", "ColleaguesPage"),
    "reported": ("handover.reported", "ReportedPage"),
    "bin": ("bin", "BinPage"),
    "everything": ("everything", "EverythingPage"),
    "find": ("find", "FindPage"),
    "story": ("stories.story", "StoryPage"),
    "visits": ("errands.visits", "VisitsPage"),
    "leaflets": ("errands.leaflets", "LeafletsPage"),
    "copy-targets": ("errands.targets_copy", "TargetsCopyPage"),
    "base-years": ("errands.base_years", "BaseYearsPage"),
    "fields": ("fields.page", "FieldsPage"),
    "words": ("wording.words", "WordsPage"),
    "checkup": ("checkup.page", "CheckupPage"),
    "backups": ("backups.page", "BackupsPage"),
    "county": ("county.page", "CountyPage"),
    "collect": ("county.collect", "CollectPage"),
    "submission": ("county.submission", "SubmissionPage"),
    "settings": ("settings.page", "SettingsPage"),
}
"""Key of a page to its module and class; each register has a page besides."""


def page(key: str, desk: Desk) -> Page:
    """Build the page of a key; the key of a register makes its list and form."""
    if key in REGISTERS:
        module = import_module("tecdesk.ui.pages.records.register")
        made: Page = module.RegisterPage(desk, REGISTERS[key])
        return made
    return _maker(key)(desk)


def title(key: str) -> str:
    """What a page or a register is called, without building it."""
    return REGISTERS[key].label if key in REGISTERS else _maker(key).title


def _maker(key: str) -> type[Page]:
    name, maker = PAGES[key]
    found: type[Page] = getattr(import_module(f"tecdesk.ui.pages.{name}"), maker)
    return found
