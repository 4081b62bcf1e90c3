"""Counting votes: the options with their counts, the card of the vote, and how a vote is made."""
