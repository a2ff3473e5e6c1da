"""How well free answers are compared with rubrics, measured on labelled answers."""
