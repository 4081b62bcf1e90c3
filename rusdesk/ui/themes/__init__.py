"""Teman: notes sorted into named frames, with suggestions that only the desk sees."""
