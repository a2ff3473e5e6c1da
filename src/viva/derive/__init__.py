"""Checks a derivation step by step."""
