"""The screens: PySide6 and nothing else."""
