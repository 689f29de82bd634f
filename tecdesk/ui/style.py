"""The style sheet, made from the theme and the line height; few and flat rules.

Fonts are set through QFont, never here: `font-size` would break the 字号 setting.
"""

from __future__ import annotations

from tecdesk.paths import resource
from tecdesk.ui import theme
from tecdesk.ui.fonts import lines

_RULES = """
QWidget[area="bg"] {{ background: {bg}; }}
QWidget[area="surface"] {{ background: {surface}; }}
QWidget[area="sunken"] {{ background: {sunken}; }}
QWidget[area="desk"] {{ background: {desk}; }}
QFrame[area="header"] {{ background: {surface}; border-bottom: 1px solid {line}; }}
QFrame[area="side"] {{ background: {bg}; border-right: 1px solid {line}; }}
QFrame[area="column"] {{ background: {surface}; border-right: 1px solid {line}; }}
QFrame[area="panel"] {{ background: {sunken}; border-left: 1px solid {line}; }}
QFrame[area="foot"] {{ background: {surface}; border-top: 1px solid {line}; }}
QFrame[area="status"] {{ background: {bg}; border-top: 1px solid {line}; }}
QFrame[area="aside"] {{ background: transparent; border: none;
  border-left: 1px solid {line}; }}
QFrame[area="totals"] {{ background: {sunken}; border-top: 1px solid {line}; }}
QFrame[area="head"] {{ background: transparent; border-bottom: 1px solid {line}; }}
QFrame[area="box"] {{ background: {surface}; border: 1px solid {line};
  border-radius: 6px; }}
QFrame[area="done"] {{ background: {soft}; border: 1px solid {softline};
  border-radius: 6px; }}
QFrame[area="amber"] {{ background: {amber_bg}; border: none;
  border-bottom: 1px solid {amber_g}; }}
QFrame[area="red"] {{ background: {red_bg}; border: none;
  border-bottom: 1px solid {red}; }}
QFrame[area="rule"] {{ background: {line}; border: none; }}
QFrame[area="track"] {{ background: {hover}; border: 1px solid {line};
  border-radius: 4px; }}
QFrame[area="float"] {{ background: {surface}; border: 1px solid {line2};
  border-radius: 6px; }}
QLabel[tone="hint"] {{ color: {text2}; }}
QLabel[tone="dim"] {{ color: {text3}; }}
QLabel[tone="amber"] {{ color: {amber}; }}
QLabel[tone="red"] {{ color: {red}; }}
QLabel[tone="blue"] {{ color: {blue}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="on"] {{ color: {on}; }}
QLabel[tone="key"] {{ color: {text2}; background: {surface};
  border: 1px solid {line}; border-radius: 3px; padding: 0 {p3}px; }}
QLabel[tone="key-on"] {{ color: {on}; background: transparent;
  border: 1px solid {softline}; border-radius: 3px; padding: 0 {p3}px; }}
QPushButton {{ color: {text}; background: {surface}; border: 1px solid {line2};
  border-radius: 4px; padding: 0 {p6}px; min-height: {button}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; }}
QPushButton:disabled {{ color: {text3}; border-color: {line}; }}
QPushButton[look="filled"] {{ color: {on}; background: {fill};
  border: 1px solid {fill}; font-weight: bold; }}
QPushButton[look="filled"]:hover {{ background: {fill2}; }}
QPushButton[look="filled"]:focus {{ border: 2px solid {text}; }}
QPushButton[look="filled"]:disabled {{ color: {text3}; background: {bar};
  border-color: {bar}; }}
QPushButton[look="bare"] {{ background: transparent; border: 2px solid transparent;
  padding: 0 {p3}px; }}
QPushButton[look="bare"]:hover {{ background: {hover}; }}
QPushButton[look="bare"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="head"] {{ background: transparent; padding: 0;
  border: 2px solid transparent; min-height: 0; }}
QPushButton[look="head"]:hover {{ background: {hover}; }}
QPushButton[look="head"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="link"] {{ color: {accent}; background: transparent;
  border: 2px solid transparent; text-decoration: underline; padding: 0 2px;
  min-height: 0; }}
QPushButton[look="link"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="below"] {{ color: {text2}; background: {sunken}; border: none;
  border-top: 1px solid {line}; border-radius: 0; padding: 0 {p8}px;
  text-align: left; min-height: 0; }}
QPushButton[look="below"]:hover {{ background: {hover}; }}
QPushButton[look="figure"] {{ background: transparent; padding: 0 2px;
  border: 2px solid transparent; min-height: 0; }}
QPushButton[look="figure"]:hover {{ background: {hover}; }}
QPushButton[look="figure"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="chip"] {{ min-height: {chip}px; padding: 0 {p5}px; }}
QPushButton[size="tall"] {{ min-height: {button}px; }}
QPushButton[look="chip"]:checked {{ background: {soft}; border: 1px solid {accent};
  font-weight: bold; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="segment"] {{ color: {text2}; background: transparent;
  border: 1px solid transparent; min-height: {segment}px; padding: 0 {p5}px; }}
QPushButton[look="segment"]:checked {{ color: {text}; background: {surface};
  border: 1px solid {line2}; font-weight: bold; }}
QPushButton[look="segment"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="side"] {{ background: transparent; border: 2px solid transparent;
  text-align: left; padding: 0 {p4}px; min-height: {side}px; }}
QPushButton[look="side"]:hover {{ background: {hover}; }}
QPushButton[look="side"]:checked {{ background: {soft}; font-weight: bold; }}
QPushButton[look="side"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="way"] {{ background: transparent; border: 2px solid transparent;
  min-height: {way}px; }}
QPushButton[look="way"]:hover {{ background: {hover}; }}
QPushButton[look="way"]:focus {{ border: 2px solid {accent}; }}
QPushButton[look="line"] {{ background: transparent; border: none; border-radius: 0;
  border-bottom: 1px solid {line}; }}
QPushButton[look="line"]:hover {{ background: {hover}; }}
QPushButton[look="line"]:focus {{ border: 2px solid {accent}; }}
QListWidget[area="offers"] {{ border: 1px solid {line2}; border-radius: 4px; }}
QPushButton[look="tile"] {{ background: {surface}; border-radius: 6px;
  text-align: left; min-height: 0; padding: 0; }}
QPushButton[look="tile"]:hover {{ background: {hover}; }}
QPushButton[look="tile"][main="yes"] {{ background: {fill}; border-color: {fill}; }}
QPushButton[look="tile"][main="yes"]:hover {{ background: {fill2}; }}
QPushButton[look="tile"]:focus {{ border: 2px solid {text}; }}
QLineEdit, QPlainTextEdit {{ background: {surface}; color: {text};
  border: 1px solid {line2}; border-radius: 4px; padding: 1px {p4}px;
  selection-background-color: {fill}; selection-color: {on}; }}
QLineEdit {{ min-height: {input}px; }}
QLineEdit:focus, QPlainTextEdit:focus {{
  border: 2px solid {accent}; padding: 0 {p4m}px; }}
QListWidget[area="topics"] {{ background: {bg}; padding: {p4}px 0; }}
QListWidget[area="topics"]::item {{ padding-left: {p8}px; }}
QListWidget[area="topics"]::item:selected {{ background: {soft}; color: {text}; }}
QTextBrowser {{ background: {surface}; border: 2px solid transparent; }}
QTextBrowser:focus {{ border: 2px solid {accent}; }}
QLineEdit[state="sticky"] {{ background: {soft}; }}
QLineEdit[state="amber"], QPlainTextEdit[state="amber"] {{ background: {amber_bg};
  border-color: {amber_g}; }}
QLineEdit[state="red"], QPlainTextEdit[state="red"] {{ background: {red_bg};
  border-color: {red}; }}
QLineEdit:read-only {{ background: {sunken}; }}
QTableView, QListView {{ background: {surface}; border: none; outline: none;
  selection-background-color: {soft}; selection-color: {text}; }}
QListView::indicator {{ width: {tick}px; height: {tick}px; background: {surface};
  border: 1px solid {line2}; border-radius: 3px; }}
QListView::indicator:checked {{ background: {fill}; border-color: {fill};
  image: url({mark}); }}
QHeaderView {{ background: {sunken}; border: none; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {bar}; border-radius: 4px; margin: 1px;
  min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {line2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {bar}; border: none; border-radius: 3px;
  max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {fill}; border-radius: 3px; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {line2}; }}
QMenu {{ background: {surface}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: {p2}px {p12}px {p2}px {p5}px; }}
QMenu::item:selected {{ background: {soft}; color: {text}; }}
"""


def sheet() -> str:
    """The style sheet for the theme and line height in use."""
    lengths = {
        "p2": lines(0.2),
        "p3": lines(0.3),
        "p4": lines(0.4),
        "p4m": lines(0.4) - 1,
        "p5": lines(0.5),
        "p6": lines(0.65),
        "p8": lines(0.8),
        "p12": lines(1.2),
        "button": lines(1.6) - 2,
        "chip": lines(1.4) - 2,
        "tick": lines(0.75),
        "segment": lines(1.2) - 2,
        "side": lines(1.7) - 4,
        "way": lines(2.6) - 4,
        "input": lines(1.6) - 4,
    }
    mark = resource("icons", "tick.svg").as_posix()
    return _RULES.format(**theme.tokens(), **lengths, mark=mark)
