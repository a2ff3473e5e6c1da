"""Which address shows what."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from viva.web import (
    about_pages,
    cheatsheet_page,
    checklist_pages,
    comparison_page,
    derivation_page,
    drill_page,
    exchange_page,
    history_page,
    item_lists,
    last_day_page,
    lesson_page,
    library_pages,
    list_page,
    map_page,
    memory_settings,
    notes_page,
    objectives_page,
    placement_page,
    plan_page,
    problem_page,
    question_page,
    recall_page,
    refusals,
    review_log_page,
    review_page,
    search_page,
    settings_page,
    solution_page,
    speech,
    stats_page,
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
    path("plan/", plan_page.plan, name="plan"),
    path("stats/", stats_page.stats, name="stats"),
    path("reviews/", review_page.reviews, name="reviews"),
    path("reviews/log/", review_log_page.log, name="review-log"),
    path("map/", map_page.knowledge_map, name="map"),
    path("map/objectives/", objectives_page.objectives, name="objectives"),
    path("placement/", placement_page.placement, name="placement"),
    path("search/", search_page.search, name="search"),
    path("search/suggestions", search_page.suggestions, name="suggestions"),
    path("history/", history_page.history, name="history"),
    path("notes/", notes_page.notes, name="notes"),
    path("notes/<slug:subject>/<path:item>", notes_page.note, name="note"),
    path("settings/", settings_page.settings, name="settings"),
    path("speech/", speech.write_down, name="write-down"),
    path("exchange/", exchange_page.exchange, name="exchange"),
    path("exchange/<slug:what>", exchange_page.download, name="download"),
    path("settings/memory", memory_settings.memory, name="memory-settings"),
    path("help/", about_pages.help, name="help"),
    path("about/", about_pages.about, name="about"),
    path("api/", api.urls),
    path("alive", list_page.alive, name="alive"),
    path("topics/", topic_pages.topics, name="topics"),
    path("topics/<slug:topic>/", topic_pages.topic, name="topic"),
    path("topics/<slug:topic>/lesson/", lesson_page.lesson, name="lesson"),
    path("topics/<slug:topic>/lesson/run", lesson_page.run, name="run-lesson"),
    path("topics/<slug:topic>/lesson/recall/", recall_page.recall, name="lesson-recall"),
    path("topics/<slug:topic>/lesson/recall/<slug:name>/", recall_page.recall, name="recall"),
    path("topics/<slug:topic>/lesson/recall/<slug:name>/draft", recall_page.draft, name="recall-draft"),
    path("topics/<slug:topic>/lesson/recall/<slug:name>/<int:number>/", recall_page.compare, name="recalled"),
    path("topics/<slug:topic>/formulas/", library_pages.formulas, name="topic-formulas"),
    path("topics/<slug:topic>/cheatsheet/", cheatsheet_page.cheatsheet, name="cheatsheet"),
    path("topics/<slug:topic>/figures/<slug:name>.<slug:theme>.svg", lesson_page.figure, name="figure"),
    path("formulas/", library_pages.formulas, name="formulas"),
    path("checklists/", checklist_pages.checklists, name="checklists"),
    path("checklists/<slug:name>/", checklist_pages.checklist, name="checklist"),
    path("last-day/", last_day_page.last_day, name="last-day"),
    path("glossary/", library_pages.glossary, name="glossary"),
    path("questions/", library_pages.questions, name="questions"),
    path("questions/<slug:topic>/<slug:name>/", question_page.question, name="question"),
    path("questions/<slug:topic>/<slug:name>/draft", question_page.draft, name="answer-draft"),
    path("questions/<slug:topic>/<slug:name>/answers/<int:number>/", question_page.answer, name="answer"),
    path(
        "questions/<slug:topic>/<slug:name>/answers/<int:number>/model",
        question_page.ask_model,
        name="ask-model",
    ),
    *derivations_and_exercises(),
    path("comparisons/", comparison_page.comparisons, name="comparisons"),
    path("comparisons/<slug:topic>/<slug:name>/", comparison_page.comparison, name="comparison"),
    path(
        "comparisons/<slug:topic>/<slug:name>/tables/<int:number>/",
        comparison_page.answer,
        name="filled-table",
    ),
    path("drills/", drill_page.drills, name="drills"),
    path("drills/<slug:topic>/<slug:name>/", drill_page.drill, name="drill"),
    path("drills/<slug:topic>/<slug:name>/answers/<int:number>/", drill_page.answer, name="drill-answer"),
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
