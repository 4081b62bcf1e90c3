"""The entry line and what is put in through it: notes, lines of all kinds, pastes and pictures."""
