"""What the room sees: scenes painted at 1920×1080, their window, and the control of it."""
