"""RusDesk: a desk for workshops, from plan to minutes."""

__version__ = "0.1.0"
