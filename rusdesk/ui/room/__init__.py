"""What the room sees, and the means to change it."""
