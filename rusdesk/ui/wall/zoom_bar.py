"""The small bar that says how near the wall is seen, and changes it by mouse."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from rusdesk.ui.seat import Seat


class ZoomBar(QFrame):
    """Farther, the zoom in per cent (a press gives 100 %), nearer, everything. Never takes the keyboard."""

    nearer = Signal()
    farther = Signal()
    at_full = Signal()
    all_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        theme, words = seat.theme, seat.words
        self.setObjectName("zoom_bar")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(
            f"#zoom_bar {{ background: {theme.surface.name()}; border: 1px solid {theme.line.name()};"
            " border-radius: 8px; }"
            f"#zoom_bar QToolButton {{ border: none; border-radius: 6px; background: transparent;"
            f" color: {theme.ink.name()}; padding: 0; min-height: 32px; }}"
            f"#zoom_bar QToolButton:hover {{ background: {theme.hover.name()}; }}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(0)

        def button(icon: str, name: str, key: str) -> QToolButton:
            made = QToolButton(self)
            if icon:
                made.setIcon(theme.icon(icon, theme.ink2))
                made.setIconSize(QSize(theme.px(18), theme.px(18)))
                made.setFixedWidth(theme.px(36))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setAccessibleName(name)
            made.setToolTip(f"{name} ({key})")
            row.addWidget(made)
            return made

        button("minus", words("Zooma ut"), "Ctrl+−").clicked.connect(self.farther)
        self._figure = button("", words("Visa i 100 %"), "Ctrl+0")
        self._figure.setFont(theme.font(14, bold=True, tnum=True))
        self._figure.setFixedWidth(theme.px(60))
        self._figure.clicked.connect(self.at_full)
        button("plus", words("Zooma in"), "Ctrl++").clicked.connect(self.nearer)
        button("maximize", words("Visa hela väggen"), "Ctrl+9").clicked.connect(self.all_wanted)
        self.show_zoom(1.0)

    def show_zoom(self, zoom: float) -> None:
        self._figure.setText(f"{round(zoom * 100)} %")
