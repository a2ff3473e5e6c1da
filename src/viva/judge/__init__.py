"""Runs a submission against a problem and says what happened."""
