"""Finding in the running day: the bar above the entry line, and what it sifts a wall by."""
