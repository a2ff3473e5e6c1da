"""Rounds against the clock, then a debrief."""
