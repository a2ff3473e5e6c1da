"""What is said to people wherever a comparison is shown. Source: measured, docs/answers.md."""

from __future__ import annotations

CAUTION = (
    "Offline grading finds whether you mentioned a point. It misses most contradictions, can be fooled by text built "
    "from rubric words, and disagrees with the reference labels on about one point in three. It is a checklist, not a "
    "mark."
)
NEVER = "Never for ranking or hiring."
WEAKER = "By words only, which is weaker: the sentence encoder is not installed (the extra `answers`)."
