"""Who sits in which group: the board of members, in the preparation and while the day runs."""
