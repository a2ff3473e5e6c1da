"""The house: commands, packaging, islands; whatever is not a room."""
