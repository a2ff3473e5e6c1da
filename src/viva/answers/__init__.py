"""Compares a free answer with a rubric."""
