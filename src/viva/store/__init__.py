"""The learner's history as rows: the only room with models and migrations."""
