"""This computer: places, resources, language, settings, log, clock and staying awake."""
