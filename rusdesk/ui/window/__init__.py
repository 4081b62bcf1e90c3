"""The main window: the start page, the top bar, what frames a mode, and the way to the library."""
