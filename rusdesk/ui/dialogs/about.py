"""What RusDesk is, its version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rusdesk.machine.languages import Words
from rusdesk.ui.dialogs.sheet import Sheet
from rusdesk.ui.theme import Theme
from rusdesk.ui.widgets import PlainLabel
from rusdesk.ui.window.logo import Logo

_WORKS = (
    "Atkinson Hyperlegible Next, © 2020–2024 The Atkinson Hyperlegible Next Project Authors. SIL OFL 1.1.",
    "Source Sans 3, © 2010–2024 Adobe. SIL OFL 1.1.",
    "Noto Emoji, © 2013–2026 Google LLC. SIL OFL 1.1.",
    "Lucide icons, © Lucide Icons and Contributors (ISC); part of them from Feather, © Cole Bemis (MIT).",
    "Qt for Python (PySide6), LGPL 3. SQLAlchemy, MIT. ReportLab, BSD. Babel, BSD. NumPy, BSD. pypdfium2, BSD. "
    "platformdirs, MIT.",
)


class About(Sheet):
    """`attribution` is what the map's own file says of it."""

    def __init__(self, theme: Theme, words: Words, window: QWidget, version: str, attribution: str) -> None:
        super().__init__(theme, window, words("Om RusDesk"), words("Stäng"), width=720)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Logo(theme), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(theme, f"RusDesk {version}", 17, True))
        said = words("Förbered, genomför och dokumentera en dag tillsammans. Fri programvara, MIT.")
        column.addWidget(PlainLabel(theme, said, 14, False, theme.ink2, wraps=True))
        head.addLayout(column, 1)
        self.card.layout_.addLayout(head)
        self.card.layout_.addWidget(PlainLabel(theme, words("Karta, typsnitt och bibliotek"), 13, True, theme.ink2))
        self._text = QPlainTextEdit("\n\n".join((attribution, *_WORKS)))
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(theme.font(14))
        self._text.setAccessibleName(words("Karta, typsnitt och bibliotek"))
        self.card.layout_.addWidget(self._text, 1)

    def ask(self) -> None:
        self.open(self._text)
