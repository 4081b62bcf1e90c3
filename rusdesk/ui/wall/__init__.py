"""The wall of notes: what is on it, how it is measured, painted and handled."""
