"""The style sheet for Qt's own widgets: fields, buttons, tables, lists, scroll bars, menus and tool tips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template

# No font or colour for QWidget as such: it would win over setFont and palettes everywhere
_SHEET = Template("""
QMainWindow, QDialog { background: $canvas; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame#panel { background: $surface; border: none; }
QFrame#sunken { background: $sunken; border: 1px solid $line; border-radius: 8px; }
QFrame#rule { background: $line; border: none; }
QLabel { background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit {
  background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 6px; padding: 0 ${p10}px;
  selection-background-color: $accent_fill; selection-color: $on_accent; }
QLineEdit, QSpinBox, QDateEdit, QTimeEdit { min-height: ${p38}px; }
QPlainTextEdit, QTextEdit { padding: ${p6}px ${p6}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { background: $sunken; color: $ink3; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; }
QLineEdit[error="true"], QPlainTextEdit[error="true"] { border: 2px solid $over; }

QPushButton { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 6px; font-weight: 700;
  padding: 0 ${p14}px; min-height: ${p38}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $ink3; border-color: $line; background: $sunken; }
QPushButton:default { border-color: $accent; }
QToolButton { background: transparent; border: none; border-radius: 6px; padding: ${p6}px; }
QToolButton:hover { background: $hover; }

QComboBox { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 6px; padding: 0 ${p12}px;
  min-height: ${p38}px; }
QComboBox:disabled { background: $sunken; color: $ink3; border-color: $line; }
QComboBox::drop-down { border: none; width: ${p28}px; }
QComboBox::down-arrow { image: url($arrow); width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $ctl; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $ink; outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${p32}px; }

QCheckBox, QRadioButton { background: transparent; spacing: ${p8}px; min-height: ${p28}px; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p18}px; height: ${p18}px; border: 1px solid $ctl;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent_fill; border-color: $accent_fill; image: url($check); }
QRadioButton::indicator:checked { background: $accent_fill; border: 5px solid $surface; outline: 1px solid $ctl; }

QAbstractItemView { background: $surface; alternate-background-color: $sunken; border: none; outline: 0;
  selection-background-color: $accent_soft; selection-color: $ink; gridline-color: $line; }
QTableView::item, QListView::item, QTreeView::item { padding: 0 ${p8}px; border: none; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $ink; }
QListView::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $ctl; border-radius: 4px;
  background: $surface; }
QListView::indicator:checked { background: $accent_fill; border-color: $accent_fill; image: url($check); }
QListView::indicator:indeterminate { background: $accent_fill; border-color: $accent_fill; image: url($dash); }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $ink2; border: none; border-bottom: 1px solid $line;
  padding: ${p6}px ${p8}px; font-size: ${f13}px; font-weight: 700; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $ctl; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }

QMenu { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: 8px; padding: ${p6}px;
  menu-scrollable: 1; }
QMenu::item { padding: ${p6}px ${p28}px ${p6}px ${p12}px; border-radius: 6px; background: transparent; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $ink3; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $ctl; padding: ${p6}px ${p8}px; font-size: ${f13}px; }

QProgressBar { background: $line; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
  color: transparent; }
QProgressBar::chunk { background: $accent_fill; border-radius: 4px; }
QTabBar::tab { background: transparent; color: $ink2; padding: ${p8}px ${p14}px; border-bottom: 3px solid transparent;
  font-weight: 700; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabWidget::pane { border: none; }
""")

_FONTS = (13,)
_PIXELS = (4, 6, 8, 10, 12, 14, 16, 18, 28, 32, 38)


def style_sheet(tokens: Mapping[str, str], px: Callable[[float], int], pictures: Mapping[str, str]) -> str:
    """The sheet with the colours of `tokens` and sizes through `px`. `pictures`: files for "arrow", "check", "dash"."""
    sizes = {f"f{n}": str(px(n)) for n in _FONTS} | {f"p{n}": str(px(n)) for n in _PIXELS}
    return _SHEET.substitute(tokens, **sizes, **{name: f'"{path}"' for name, path in pictures.items()})
