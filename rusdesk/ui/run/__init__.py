"""Genomför: the mode, its columns and keys, and the activity in the middle."""
