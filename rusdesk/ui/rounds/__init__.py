"""Rounds: whose turn it is, in which order, and what was said."""
