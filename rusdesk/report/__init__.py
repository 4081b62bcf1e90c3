"""Finished documents: the minutes as PDF."""
