"""What the illustrator understands of a prompt; no painting."""

from __future__ import annotations

import pytest

from dallery.illustrator.reading import read


def nouns(prompt: str) -> list[tuple[str, int]]:
    return [(subject.noun, subject.count) for subject in read(prompt).scene.subjects]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("세 마리의 파란 새", [("bird", 3)]),
        ("고양이 두 마리", [("cat", 2)]),
        ("two astronauts on the moon", [("astronaut", 2)]),
        ("five white rabbits in a forest", [("rabbit", 5)]),
        ("a fox and three owls", [("fox", 1), ("owl", 3)]),
        ("눈 속의 여우", [("fox", 1)]),
    ],
)
def test_subjects_and_their_counts_are_kept(prompt: str, expected: list[tuple[str, int]]) -> None:
    assert nouns(prompt) == expected


def test_a_colour_belongs_to_the_noun_after_it() -> None:
    fox, bird = read("a red fox and a blue bird").scene.subjects
    assert fox.colour is not None and fox.colour[0] > fox.colour[2]
    assert bird.colour is not None and bird.colour[2] > bird.colour[0]


@pytest.mark.parametrize("prompt", ["a fox reading a book under a tree", "나무 아래에서 책을 읽는 여우"])
def test_the_fox_reads_the_book_under_the_tree_in_both_languages(prompt: str) -> None:
    scene = read(prompt).scene
    fox = next(i for i, s in enumerate(scene.subjects) if s.noun == "fox")
    tree = next(i for i, s in enumerate(scene.subjects) if s.noun == "tree")
    assert scene.subjects[fox].action == "read"
    assert scene.subjects[fox].held == "book"
    assert [(r.who, r.how, r.whom) for r in scene.relations] == [(fox, "under", tree)]


@pytest.mark.parametrize(
    ("prompt", "setting", "time"),
    [
        ("a futuristic city with flying cars", "futurecity", "sunset"),
        ("a cozy cabin in snowy mountains at night", "mountains", "night"),
        ("sailing boat at sunset", "sea", "sunset"),
        ("한옥 마을의 봄", "hanokvillage", "day"),
        ("바닷속 거북이", "underwater", "day"),
        ("고양이가 달을 본다", "meadow", "night"),
        ("a robot in neon city rain", "street", "neon"),
    ],
)
def test_the_setting_and_the_hour_are_found(prompt: str, setting: str, time: str) -> None:
    scene = read(prompt).scene
    assert (scene.setting, scene.time) == (setting, time)


def test_what_is_worn_is_not_a_subject_of_its_own() -> None:
    for prompt in ("a corgi wearing sunglasses on the beach", "선글라스를 낀 강아지"):
        (dog,) = read(prompt).scene.subjects
        assert dog.noun in ("dog", "corgi") and dog.worn == ("glasses",)


def test_an_unknown_word_is_said_to_be_ignored() -> None:
    reading = read("a steampunk owl playing violin")
    assert reading.ignored == ("steampunk",)
    assert "owl" in reading.understood and "violin" in reading.understood


def test_an_unknown_thing_is_said_to_be_undrawn() -> None:
    assert read("a zyzzyva on the beach").undrawn == ("zyzzyva",)


def test_an_elderly_woman_is_a_grandmother() -> None:
    assert nouns("a portrait of an elderly woman") == [("grandmother", 1)]


@pytest.mark.parametrize("prompt", ["🦊🦊🦊", "!!!", "가" * 40000, "a " * 9000, "\x00\u202e", "봄 spring 春"])
def test_no_prompt_is_too_strange_to_read(prompt: str) -> None:
    assert read(prompt).scene.setting
