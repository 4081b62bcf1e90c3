"""The screens: PySide6 and nothing else."""

from rusdesk.ui.sources import spare_sources

spare_sources()
