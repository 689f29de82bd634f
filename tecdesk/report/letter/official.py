"""Measures of GB/T 9704-2012: one source for the Word file and the PDF."""

from __future__ import annotations

TOP_MM = 37.0
BOTTOM_MM = 35.0
LEFT_MM = 28.0
RIGHT_MM = 26.0
TEXT_MM = 156.0
"""Width of the text area."""
LINES = 22
CHARACTERS = 28
PITCH_PT = 28.95
"""Line pitch: 29 would make 21 lines of 225 mm."""
PITCH_MM = PITCH_PT * 25.4 / 72
BODY_PT = 16.0
"""3号."""
TRACKING_PT = -0.25
"""28 characters of 16 pt are wider than 156 mm; of 15.75 pt they are 155.6 mm."""
ADVANCE_PT = BODY_PT + TRACKING_PT
ADVANCE_MM = ADVANCE_PT * 25.4 / 72
TITLE_PT = 22.0
"""2号."""
TITLE_PITCH_PT = 33.0
TABLE_PT = 14.0
"""4号; also the page number."""
ROW_PT = 28.7
"""A table row with its border takes one line."""
DATE_IN = 4
"""The date ends so many characters before the right edge."""
INDENT = 2
HANGING = 5
"""Later attachments stand so many characters in, under the first one's name."""
FOOTER_MM = 25.6
"""Lower edge of the page number's line over that of the paper: so its dash stands
7 mm under the text, as measured in the rendering."""
FRAME_PT = 1.0
INNER_PT = 0.5


def filler_pt(title_lines: int) -> float:
    """The blank after the title that brings the text back on the grid."""
    return PITCH_PT * (title_lines + 1) - TITLE_PITCH_PT * title_lines
