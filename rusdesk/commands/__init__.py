"""What may be asked of a workshop: small classes that answer with edits."""
