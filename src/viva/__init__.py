"""Viva: a self-hosted gym for machine-learning interviews. Nothing in it is unproved."""

__version__ = "0.1.0"
