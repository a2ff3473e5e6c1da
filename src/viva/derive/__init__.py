"""Checks derivations line by line: reads LaTeX, tests each step on random instances of what is declared."""
