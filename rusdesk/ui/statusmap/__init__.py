"""The map of where each region is in a process."""
