"""The desk's mode Dokumentera: outline, pages of the real file, what came out of the day."""
