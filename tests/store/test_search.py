"""Everything in a pack can be found, however it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.store.search import BEGIN, END, Document, Index

DOCUMENTS = (
    Document("problem", "a/softmax", "Softmax", "Divide the scores by $\\sqrt{d_k}$ before `np.exp(x)`."),
    Document(
        "problem", "a/lse", "Three formulas made stable", "The log-sum-exp of a vector, `logsumexp(x)`."
    ),
    Document("topic", "calculus", "Derivatives, Jacobians", "Reverse mode differentiates **once**."),
    Document("topic", "graphs", "Graphs", "The derivative is mentioned here in passing only."),
)


@pytest.fixture(scope="module")
def index():
    index = Index(DOCUMENTS)
    yield index
    index.close()


def ids(index: Index, query: str) -> list[str]:
    return [found.id for found in index.search(query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sqrt(d_k)", ["a/softmax"]),
        (r"\sqrt{d_k}", ["a/softmax"]),
        ("np.exp(x)", ["a/softmax"]),
        ("logsumexp", ["a/lse"]),
        ("log-sum-exp", ["a/lse"]),
        ("log sum exp", ["a/lse"]),
        ("softm", ["a/softmax"]),
        ("softmax divide", ["a/softmax"]),
        ("derivative", ["calculus", "graphs"]),  # what it is about goes before what mentions it
        ("jacobian reverse", ["calculus"]),
        ("softmax graphs", []),
        ("", []),
        ("()", []),
    ],
)
def test_queries(index, query, found):
    assert ids(index, query) == found


def test_the_extract_marks_the_match(index):
    extract = index.search("scores")[0].extract
    assert f"{BEGIN}scores{END}" in extract
    assert "$" not in extract


@given(st.text(max_size=300))
def test_no_query_is_an_error(index, query):
    index.search(query)


@given(st.text(alphabet='"()*^:-+ANDORNOTearn ', max_size=40))
def test_words_of_the_query_language_are_only_words(index, query):
    index.search(query)
