"""Help, and what this Viva holds: counted, never typed."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import __version__
from viva.web.gym import Gym
from viva.web.request import GymRequest
from viva.web.words import KINDS, LEVELS, STATUSES, VERDICTS


@require_safe
def help(request: GymRequest) -> HttpResponse:
    """Every key, and what each verdict means."""
    return render(request, "help.html", {"verdicts": VERDICTS.values(), "statuses": STATUSES.values()})


@require_safe
def about(request: GymRequest) -> HttpResponse:
    """Numbers of the pack as it lies here."""
    return render(request, "about.html", {"version": __version__, **_counted(request.gym)})


def _counted(gym: Gym) -> dict[str, object]:
    problems = gym.problems.values()
    objectives = gym.catalogue.objectives.values()
    covered = {id for problem in problems for id in problem.objectives}
    kinds = Counter(objective.kind for objective in objectives)
    done = Counter(objective.kind for objective in objectives if objective.id in covered)
    levels, runtimes = Counter(p.level for p in problems), Counter(p.runtime for p in problems)
    return {
        "counts": [
            ("Topics", len(gym.catalogue.topics)),
            ("Objectives", len(gym.catalogue.objectives)),
            ("Problems", len(problems)),
            ("Known mistakes", sum(len(problem.mistakes) for problem in problems)),
            ("Hints", sum(len(problem.hints) for problem in problems)),
            ("Follow-up questions", sum(len(problem.follow_ups) for problem in problems)),
            ("Wrong programs planted by the mutation test", sum(m.silent for m in gym.strengths.values())),
            ("Wrong programs that the tests reject", sum(m.rejected for m in gym.strengths.values())),
            ("Derivations", len(gym.library.derivations)),
            ("Formula exercises", len(gym.library.exercises)),
            ("Courses", len(gym.courses)),
        ],
        "kinds": [(name, kinds[kind], done[kind]) for kind, name in KINDS.items()],
        "levels": [(name, levels[level]) for level, name in LEVELS.items()],
        "runtimes": sorted(runtimes.items()),
    }
