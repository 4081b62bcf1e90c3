"""Attendance: who is here, typed, ticked, or read from a Teams report."""
