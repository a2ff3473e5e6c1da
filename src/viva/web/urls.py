"""Which address shows what."""

from django.urls import path

from viva.web import list_page, problem_page, refusals, solution_page, submission_page

urlpatterns = [
    path("", list_page.home, name="home"),
    path("alive", list_page.alive, name="alive"),
    path("problems/", list_page.problems, name="problems"),
    path("problems/<slug:topic>/<slug:name>/", problem_page.problem, name="problem"),
    path("problems/<slug:topic>/<slug:name>/draft", problem_page.draft, name="draft"),
    path("problems/<slug:topic>/<slug:name>/again", problem_page.again, name="again"),
    path("problems/<slug:topic>/<slug:name>/solution/", solution_page.solution, name="solution"),
    path(
        "problems/<slug:topic>/<slug:name>/submissions/<int:number>/",
        submission_page.submission,
        name="submission",
    ),
]
handler404 = refusals.not_found
handler500 = refusals.broken
