"""Colours made from the theme's: thinner, or one over another."""

from __future__ import annotations

from PySide6.QtGui import QColor


def faded(colour: QColor, alpha: float) -> QColor:
    out = QColor(colour)
    out.setAlphaF(alpha)
    return out


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`share` of one colour over another, as one that covers."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )
