"""A lesson.md: six parts in order, code with what it prints, links; or refused with all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.errors import ContentError
from viva.content.lesson import Part, dangling, read_lesson

from .small_pack import write

READING = Path(__file__).parents[1] / "packs/reading"
LESSON = (READING / "softmax/lesson.md").read_text()


def refusals(tmp_path, text):
    with pytest.raises(ContentError) as raised:
        read_lesson(write(tmp_path / "softmax/lesson.md", text))
    return [f"{found.where.rpartition(':')[2]}: {found.what}" for found in raised.value.findings]


def test_a_lesson_is_read_with_its_parts_in_order():
    lesson = read_lesson(READING / "softmax/lesson.md")
    assert (lesson.topic, lesson.minutes, lesson.runtime) == ("softmax", 12, "numpy")
    assert list(lesson.parts) == list(Part)
    assert lesson.parts[Part.CONNECTIONS].startswith("Cross-entropy on a softmax")


def test_code_is_read_with_what_it_prints_and_where_it_stands():
    first, second = read_lesson(READING / "softmax/lesson.md").snippets
    assert first.output == "[0.269 0.731]\n"
    assert LESSON.splitlines()[second.line - 1] == "```python"
    assert second.source.startswith("print(softmax([1.0, 2.0, 4.0]")


def test_output_that_does_not_follow_at_once_is_no_claim(tmp_path):
    text = LESSON.replace("```\n\n```output\n2", "```\n\nIt prints:\n\n```output\n2")
    assert read_lesson(write(tmp_path / "softmax/lesson.md", text)).snippets[1].output is None


def test_links_are_found_in_prose_and_not_in_code_or_formulas(tmp_path):
    text = LESSON.replace("The softmax turns", "`x[[0]]` and $x[[1]]$ [[softmax|words]]: the softmax turns")
    lesson = read_lesson(write(tmp_path / "softmax/lesson.md", text))
    assert lesson.linked == {"softmax", "logits", "entropy", "temperature"}


def test_a_link_that_leads_nowhere_is_named_with_its_line(tmp_path):
    lesson = read_lesson(
        write(tmp_path / "softmax/lesson.md", LESSON.replace("[[temperature]]", "[[temprature]]"))
    )
    (found,) = dangling(lesson, ["softmax", "entropy", "logits", "temperature"])
    line = next(n for n, text in enumerate(LESSON.splitlines(), 1) if "The softmax turns" in text)
    assert found.where.endswith(f"lesson.md:{line}")
    assert found.what == "[[temprature]] leads nowhere"
    assert "temperature" in found.remedy


def test_a_heading_inside_code_is_no_part(tmp_path):
    text = LESSON.replace("log(softmax(z)) = -inf", "## Overview\nlog(softmax(z)) = -inf")
    assert list(read_lesson(write(tmp_path / "softmax/lesson.md", text)).parts) == list(Part)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (("## Connections", "## Links"), "its parts are Overview, Mathematics, Implementation, Links,"),
        (("## Mathematics", "## Implementation"), "its parts are Overview, Implementation, Implementation,"),
        (("+++\nminutes", "minutes"), "1: there is no header"),
        (("## Overview", "Before we begin.\n\n## Overview"), "something stands above the first part"),
        (("minutes = 12", "minutes = 0"), "2: `minutes`"),
        (("minutes = 12", "minutes = "), "2: this is not TOML"),
        (("minutes = 12", "minuts = 12"), "2: `minuts` means nothing here"),
        (('runtime = "numpy"', 'runtime = "cobol"'), "3: `runtime` cannot be 'cobol'"),
        (
            ("What does a temperature change, and what does it leave alone?", ""),
            "“Interview questions” is empty",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, change, refused):
    assert any(refused in each for each in refusals(tmp_path, LESSON.replace(*change)))


def test_a_lesson_without_takeaways_or_sources_is_refused(tmp_path):
    header = "+++\nminutes = 3\ntakeaways = []\nreading = []\n+++\n"
    body = LESSON.split("+++\n")[2]
    assert refusals(tmp_path, header + body) == ["1: it has no takeaways", "1: it names no source"]


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = write(tmp_path / "softmax/lesson.md", LESSON)
    file.write_bytes(b"+++\n\xff")
    with pytest.raises(ContentError, match="not UTF-8"):
        read_lesson(file)
