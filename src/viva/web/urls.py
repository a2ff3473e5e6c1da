"""Which address shows what."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from viva.web import (
    about_pages,
    derivation_page,
    history_page,
    item_lists,
    lesson_page,
    library_pages,
    list_page,
    notes_page,
    problem_page,
    question_page,
    refusals,
    search_page,
    settings_page,
    solution_page,
    submission_page,
    tests_page,
    today_page,
    topic_pages,
)
from viva.web.api import api


def derivations_and_exercises() -> Iterator[URLPattern]:
    """The same pages for both, at addresses of their own."""
    for kind in (derivation_page.DERIVATION, derivation_page.EXERCISE):
        which, item = {"kind": kind}, f"{kind}s/<slug:topic>/<slug:name>/"
        yield path(f"{kind}s/", item_lists.items, which, name=f"{kind}s")
        yield path(item, derivation_page.page, which, name=kind)
        yield path(f"{item}draft", derivation_page.draft, which, name=f"{kind}-draft")
        yield path(f"{item}again", derivation_page.again, which, name=f"{kind}-again")
        yield path(f"{item}solution/", derivation_page.solution, which, name=f"{kind}-solution")


urlpatterns = [
    path("", list_page.home, name="home"),
    path("today/", today_page.today, name="today"),
    path("search/", search_page.search, name="search"),
    path("search/suggestions", search_page.suggestions, name="suggestions"),
    path("history/", history_page.history, name="history"),
    path("notes/", notes_page.notes, name="notes"),
    path("notes/<slug:subject>/<path:item>", notes_page.note, name="note"),
    path("settings/", settings_page.settings, name="settings"),
    path("help/", about_pages.help, name="help"),
    path("about/", about_pages.about, name="about"),
    path("api/", api.urls),
    path("alive", list_page.alive, name="alive"),
    path("topics/", topic_pages.topics, name="topics"),
    path("topics/<slug:topic>/", topic_pages.topic, name="topic"),
    path("topics/<slug:topic>/lesson/", lesson_page.lesson, name="lesson"),
    path("topics/<slug:topic>/lesson/run", lesson_page.run, name="run-lesson"),
    path("topics/<slug:topic>/formulas/", library_pages.formulas, name="topic-formulas"),
    path("topics/<slug:topic>/figures/<slug:name>.<slug:theme>.svg", lesson_page.figure, name="figure"),
    path("formulas/", library_pages.formulas, name="formulas"),
    path("glossary/", library_pages.glossary, name="glossary"),
    path("questions/", library_pages.questions, name="questions"),
    path("questions/<slug:topic>/<slug:name>/", question_page.question, name="question"),
    path("questions/<slug:topic>/<slug:name>/draft", question_page.draft, name="answer-draft"),
    path("questions/<slug:topic>/<slug:name>/answers/<int:number>/", question_page.answer, name="answer"),
    *derivations_and_exercises(),
    path("problems/", list_page.problems, name="problems"),
    path("problems/<slug:topic>/<slug:name>/", problem_page.problem, name="problem"),
    path("problems/<slug:topic>/<slug:name>/draft", problem_page.draft, name="draft"),
    path("problems/<slug:topic>/<slug:name>/again", problem_page.again, name="again"),
    path("problems/<slug:topic>/<slug:name>/tests/", tests_page.tests, name="tests"),
    path("problems/<slug:topic>/<slug:name>/solution/", solution_page.solution, name="solution"),
    path(
        "problems/<slug:topic>/<slug:name>/submissions/<int:number>/",
        submission_page.submission,
        name="submission",
    ),
]
handler404 = refusals.not_found
handler500 = refusals.broken
