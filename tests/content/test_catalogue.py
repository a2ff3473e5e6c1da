"""The catalogue of the bundled pack holds the whole syllabus; a catalogue that does not fit together says so."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from viva.content.catalogue import Catalogue, findings, unknown_objectives
from viva.content.errors import ContentError
from viva.content.objective import Kind

from .small_pack import objective_text, write_topic

PACK = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def syllabus() -> Catalogue:
    return Catalogue.read(PACK)


def digest(lines) -> str:
    """Of sorted lines, so that files may be rearranged and nothing may be lost."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


# Numbers and digests below were computed from the tables the topics were written from, not from the topics.


def test_the_syllabus_has_sixty_topics_in_twelve_sections(syllabus):
    assert Counter(topic.section.value for topic in syllabus.topics.values()) == {
        "00-foundations": 12,
        "01-classical-ml": 7,
        "02-deep-learning": 10,
        "03-transformers-and-llms": 8,
        "04-ml-systems": 7,
        "05-specialized-domains": 4,
        "06-genai-applied": 3,
        "07-generative-models": 2,
        "08-rl-and-game-theory": 3,
        "09-responsible-ai": 1,
        "10-software-and-algorithms": 2,
        "11-interview-craft": 1,
    }
    assert [topic.order for topic in syllabus.topics.values()] == list(range(1, 61))
    assert sum(len(topic.prerequisites) for topic in syllabus.topics.values()) == 132


def test_it_takes_283_hours_of_which_180_are_stated(syllabus):
    assert sum(topic.hours.total for topic in syllabus.topics.values()) == 283
    assert sum(topic.hours.stated for topic in syllabus.topics.values()) == 180


def test_no_topic_lost_its_title_section_place_prerequisites_or_rationale(syllabus):
    lines = (
        "\t".join([t.id, t.title, t.section.value, str(t.order), ",".join(t.prerequisites), t.rationale])
        for t in syllabus.topics.values()
    )
    assert digest(lines) == "38c6b7247d240c808d4e4cfc8f11f797cd5605728bcb71709b5c9df13773524a"


def test_it_has_837_objectives_by_kind_level_and_area(syllabus):
    objectives = syllabus.objectives.values()
    assert len(objectives) == 837
    assert Counter(each.kind.value for each in objectives) == {
        "concept": 389,
        "derivation": 90,
        "implementation": 124,
        "design": 36,
        "formula": 130,
        "practice": 68,
    }
    assert Counter(int(each.level) for each in objectives) == {1: 206, 2: 374, 3: 197, 4: 60}
    assert Counter(kind for each in objectives for kind in each.kinds) == {
        Kind.CONCEPT: 513,
        Kind.DERIVATION: 174,
        Kind.IMPLEMENTATION: 260,
        Kind.DESIGN: 79,
        Kind.FORMULA: 222,
        Kind.PRACTICE: 145,
    }
    assert Counter(each.area.value for each in objectives) == {
        "transformers-and-llms": 127,
        "classical-ml": 85,
        "ml-systems-and-design": 83,
        "deep-learning": 56,
        "evaluation-and-data": 47,
        "generative-models": 40,
        "interview-craft": 40,
        "probability": 38,
        "architectures": 37,
        "optimization": 34,
        "linear-algebra": 33,
        "software-and-algorithms": 33,
        "causal-and-time-series": 30,
        "statistics": 30,
        "rl-and-game-theory": 29,
        "fairness-and-ethics": 25,
        "calculus": 21,
        "audio-and-multimodal": 14,
        "information-theory": 14,
        "computer-vision": 12,
        "nlp": 9,
    }


def test_every_objective_asks_word_for_word_what_the_syllabus_asks(syllabus):
    lines = (f"{each.id}\t{each.ask}" for each in syllabus.objectives.values())
    assert digest(lines) == "f1443c8adb2a0ef1b3eb7450b8e71e90649bc50e255e2ee65989c8b0e9ec6bcf"


def test_no_objective_lost_its_topic_area_kinds_or_level(syllabus):
    lines = (
        "\t".join(
            [o.id, o.topic, o.area.value, o.kind.value, ",".join(k.value for k in o.also), str(int(o.level))]
        )
        for o in syllabus.objectives.values()
    )
    assert digest(lines) == "2dcfee31c3a5a75ccf7fc4a24be19089a14d95f851f97ef255ca31bc8c9e0b68"


def test_all_1128_links_between_objectives_are_there(syllabus):
    links = [f"{each.id}\t{need}" for each in syllabus.objectives.values() for need in each.prerequisites]
    assert len(links) == 1128
    assert digest(links) == "800f43d66be37495893354c1873b086d85f23917865057c1511b7ea91a86b24a"


def test_all_1479_references_to_the_founding_documents_are_there(syllabus):
    objectives = syllabus.objectives.values()
    references = [f"{each.id}\t{line}" for each in objectives for line in each.requested_by]
    assert len(references) == 1479
    assert digest(references) == "3bb148b5da1de648030562991a0b5e081fea3788456aa5ff745d831786becfa6"
    assert sum(not each.requested_by for each in objectives) == 114


def test_every_topic_says_what_is_out_of_scope_and_on_which_sources_it_rests(syllabus):
    for topic in syllabus.topics.values():
        assert 2 <= len(topic.out_of_scope) <= 4, topic.id
        assert 2 <= len(topic.sources) <= 5, topic.id


def test_what_is_said_to_be_found_in_another_topic_names_one_there_is(syllabus):
    lines = [line for topic in syllabus.topics.values() for line in topic.out_of_scope]
    named = [
        id for line in lines for ids in re.findall(r": in ([a-z -]+)[.,]", line) for id in ids.split(" and ")
    ]
    assert len(named) > 150
    assert set(named) <= set(syllabus.topics)


def test_the_syllabus_fits_together(syllabus):
    assert findings(syllabus) == []


def said(pack: Path) -> list[str]:
    return [found.what for found in findings(Catalogue.read(pack))]


def test_a_circle_of_objectives_is_shown_as_the_chain(tmp_path):
    write_topic(
        tmp_path,
        "vectors",
        objective_text("linalg.a", needs=("linalg.c",)),
        objective_text("linalg.b", needs=("linalg.a",)),
        objective_text("linalg.c", needs=("linalg.b",)),
        objective_text("linalg.d", needs=("linalg.c",)),
    )
    assert said(tmp_path) == [
        "prerequisites go round in a circle: linalg.a > linalg.c > linalg.b > linalg.a",
        "linalg.d can never be reached: it stands behind linalg.c",
    ]


def test_a_circle_of_topics_is_shown_as_the_chain(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a"), order=1, needs=["two"])
    write_topic(tmp_path, "two", objective_text("linalg.b"), order=2, needs=["one"])
    assert "prerequisites go round in a circle: one > two > one" in said(tmp_path)


def test_an_unknown_prerequisite_is_found_on_its_line_with_the_nearest_name(tmp_path):
    write_topic(
        tmp_path,
        "one",
        objective_text("linalg.matmul"),
        objective_text("linalg.rank", needs=("linalg.matmull",)),
    )
    (found,) = findings(Catalogue.read(tmp_path))
    assert found.what == "there is no objective linalg.matmull"
    assert found.remedy == "Did you mean `linalg.matmul`?"
    file, _, line = found.where.rpartition(":")
    assert "linalg.matmull" in Path(file).read_text().splitlines()[int(line) - 1]


def test_an_unknown_topic_is_found(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a"), needs=["too"])
    assert said(tmp_path) == ["there is no topic too"]


def test_an_id_in_two_topics_is_refused_at_once(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a"), order=1)
    write_topic(tmp_path, "two", objective_text("linalg.a"), order=2)
    with pytest.raises(ContentError, match=r"the id linalg\.a stands in one already"):
        Catalogue.read(tmp_path)


def test_a_prerequisite_must_not_be_harder_than_what_needs_it(tmp_path):
    hard, easy = objective_text("linalg.a", level=3), objective_text("linalg.b", level=2, needs=("linalg.a",))
    write_topic(tmp_path, "one", hard, easy)
    assert said(tmp_path) == ["linalg.b is of level 2, its prerequisite linalg.a of level 3"]


def test_a_prerequisite_must_be_taught_in_a_topic_this_one_builds_on(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a"), order=1)
    write_topic(tmp_path, "two", objective_text("linalg.b", needs=("linalg.a",)), order=2)
    assert said(tmp_path) == ["its prerequisite linalg.a lies in one, which two does not build on"]


def test_a_topic_stands_after_what_it_needs_and_places_have_no_gaps(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a"), order=1, needs=["two"])
    write_topic(tmp_path, "two", objective_text("linalg.b"), order=3)
    assert said(tmp_path) == ["it comes before its prerequisite two", "order 3 stands at place 2"]


def test_the_same_sentence_twice_is_found(tmp_path):
    write_topic(
        tmp_path,
        "one",
        objective_text("linalg.a", ask="Explain it."),
        objective_text("linalg.b", ask="Explain it."),
    )
    assert said(tmp_path) == ["linalg.b asks word for word what linalg.a asks"]


def test_faults_of_all_topics_are_reported_together(tmp_path):
    write_topic(tmp_path, "one", objective_text("linalg.a", level=7))
    write_topic(tmp_path, "two", objective_text("linalg.b", kind="novel"))
    with pytest.raises(ContentError) as raised:
        Catalogue.read(tmp_path)
    assert len(raised.value.findings) == 2


def test_a_folder_without_topics_is_no_pack(tmp_path):
    with pytest.raises(ContentError, match="no topic lies here"):
        Catalogue.read(tmp_path)


def test_what_points_at_an_unknown_objective_gets_a_finding(syllabus):
    (found,) = unknown_objectives(syllabus, ["linalg.matmul", "linalg.matmal"], "problem.toml:2")
    assert (found.where, found.remedy) == ("problem.toml:2", "Did you mean `linalg.matmul`?")
