"""Jottings, decisions, actions and questions."""
