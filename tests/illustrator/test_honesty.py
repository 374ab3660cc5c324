"""What the report owes people: no real word is taken for another, no means no, limits are said, photos refused."""

from __future__ import annotations

import numpy as np
import pytest

from dallery.illustrator.painting import lettering
from dallery.illustrator.reading import read
from dallery.illustrator.reading.nearness import nearest
from dallery.illustrator.reading.tagging import tag_words

from .test_painting import draw, pixels

ENGLISH = ["affair", "argument", "balance", "behaviour", "belief", "benefit", "budget", "career", "century", "chance",
    "chapter", "charity", "choice", "climate", "comfort", "committee", "concept", "concern", "concert-goer",
    "condition", "confidence", "contest", "cottager", "council", "courage", "custom", "damage", "debate",
    "decision", "degree", "delay", "demand", "democracy", "design", "dessert", "detail", "dialogue", "difference",
    "effort", "election", "emotion", "employer", "energy", "estate", "evidence", "exam", "example", "excuse",
    "failure", "fiction", "finance", "formula", "freedom", "function", "genius", "gravity", "guarantee", "habit",
    "honour", "hunger", "identity", "income", "industry", "inflation", "influence", "inventory", "jealousy",
    "justice", "knowledge", "language", "lesson", "logic", "macaroni", "manager", "memory", "merchandise",
    "method", "minister", "moment", "motive", "opinion", "patience", "pheasant", "pleasant", "policy", "poverty",
    "prevent", "price", "printer", "privacy", "problem", "profit", "promise", "purpose", "quality", "reason",
    "revenge", "secret", "silence", "success", "wealth"]
KOREAN = ["경제", "정치", "사회", "문화", "역사", "자유", "평화", "전쟁", "사랑", "행복", "슬픔", "희망", "기억",
    "추억", "약속", "비밀", "소문", "문제", "대답", "질문", "목표", "성공", "실패", "경험", "습관", "성격",
    "건강", "바이러스", "민주주의", "주인공", "장난기", "소나기", "아지랑이", "개구쟁이", "마스코트", "백과사전",
    "운전기사", "곰팡이", "옹달샘", "테두리", "메아리", "콩나물", "시금치", "도라지", "간장", "설탕", "소금",
    "올챙이", "다리미", "볼링장", "노래방", "백화점", "사물함", "세뱃돈", "백일장", "찜질방",
    "미용실", "터미널", "국회의원", "외교관", "아나운서"]


def keys(prompt: str) -> list[str]:
    return [subject.noun for subject in read(prompt).scene.subjects]


@pytest.mark.parametrize("words", [ENGLISH, KOREAN], ids=["english", "korean"])
def test_no_real_word_is_taken_for_another(words: list[str]) -> None:
    assert len(words) >= (100 if words is ENGLISH else 60)
    tags = [tag_words([word])[0] for word in words]
    assert [tag.word for tag in tags if tag.entries] == []


@pytest.mark.parametrize("word", ["water", "money", "waters", "그림자가"])
def test_a_common_word_is_never_guessed_even_when_it_is_near(word: str) -> None:
    assert nearest(word) is None


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("elephnat", "elephant"), ("squirrell", "squirrel"), ("umbrela", "umbrella"), ("necklase", "necklace"),
     ("hosue", "house"), ("해바리기", "해바라기"), ("솜털고양이", "고양이")],
)  # fmt: skip
def test_a_slip_is_still_understood_and_said(slip: str, meant: str) -> None:
    assert any(word.endswith(f"→ {meant}") for word in read(f"{slip}").understood)


@pytest.mark.parametrize(
    ("prompt", "gone", "stays"),
    [
        ("a dog without a hat", "hat", ["dog"]), ("a street, no cars", "car", []), ("고양이가 없는 방", "cat", []),
        ("나무 없이 집", "tree", ["house"]), ("모자 빼고 강아지", "hat", ["dog"]), ("사람과 차가 없는 다리", "man",
                ["bridge"]),
        ("not a cat, a dog", "cat", ["dog"]), ("a park with no dogs or cats", "cat", []),
    ],
)  # fmt: skip
def test_what_is_denied_is_left_out_and_said(prompt: str, gone: str, stays: list[str]) -> None:
    reading = read(prompt)
    assert keys(prompt) == stays
    assert gone in reading.scene.without
    assert any(" " in word for word in reading.understood)
    assert reading.ignored == ()


def test_a_reader_without_a_book_has_none() -> None:
    (boy,) = read("a boy reading without a book").scene.subjects
    assert boy.held is None
    assert read("a boy reading").scene.subjects[0].held == "book"


def test_a_sky_without_clouds_is_clear() -> None:
    def white(prompt: str) -> float:
        sky = pixels(draw(prompt, width=128, height=128))[:60, :, :3]
        return float(((sky.min(2) > 215) & (sky.max(2) - sky.min(2) < 22)).mean())

    assert white("a meadow without clouds") < white("a meadow") * 0.5


def test_a_forest_cannot_be_without_trees_and_says_so() -> None:
    assert read("a forest without trees").undrawn == ("without trees",)


@pytest.mark.parametrize(
    "prompt", ["twenty cats", "thirty-five cats", "200 cats", "a hundred cats", "스무 마리의 고양이", "고양이 25마리",
    "열다섯 마리 고양이"]
)
def test_more_than_twelve_are_twelve_and_the_limit_is_said(prompt: str) -> None:
    reading = read(prompt)
    assert [(one.noun, one.count) for one in reading.scene.subjects] == [("cat", 12)]
    assert any(word.endswith("→ 12") for word in reading.understood)


@pytest.mark.parametrize(("prompt", "count"), [("a dozen roses", 12), ("a 1977 car", 1), ("열두 송이 장미", 12)])
def test_a_dozen_is_twelve_and_a_year_is_no_number_of_things(prompt: str, count: int) -> None:
    assert [one.count for one in read(prompt).scene.subjects] == [count]


@pytest.mark.parametrize("prompt", ["a photo of a cat", "고양이 사진", "a photorealistic cat"])
def test_a_photo_cannot_be_made_and_it_is_said(prompt: str) -> None:
    assert [word.split()[0] for word in read(prompt).undrawn] in (["photo"], ["사진"], ["photorealistic"])
    assert keys(prompt) == ["cat"]


def test_a_painting_of_a_cat_is_painted_in_oil_unless_a_style_is_named() -> None:
    assert read("a painting of a cat").scene.style == "oil"
    assert read("a painting of a cat in the style of pixel art").scene.style == "pixel"
    assert "style" in read("a cat in xyzzy style").ignored


@pytest.mark.parametrize(
    ("prompt", "noun", "text"),
    [
        ('a sign that says "Hello World"', "sign", "Hello World"), ("a sign that says hello", "sign", "hello"),
        ("'환영합니다'라고 적힌 간판", "sign", "환영합니다"), ("안녕이라고 쓰인 칠판", "blackboard", "안녕"),
        ('"OPEN" written on a sign', "sign", "OPEN"), ('the word "START"', "sign", "START"),
    ],
)  # fmt: skip
def test_letters_stand_on_what_the_prompt_names(prompt: str, noun: str, text: str) -> None:
    (subject,) = read(prompt).scene.subjects
    assert (subject.noun, subject.writing) == (noun, text)
    assert f"“{text}”" in read(prompt).understood


def test_a_held_sign_keeps_its_letters() -> None:
    (cat,) = read('a cat holding a sign that says "MEOW"').scene.subjects
    assert (cat.held, cat.held_writing) == ("sign", "MEOW")


def test_letters_are_painted_and_differ() -> None:
    def dark(prompt: str) -> np.ndarray:
        image = pixels(draw(prompt, transparent=True, width=192, height=192))
        return (image[..., 3] > 200) & (image[..., :3].max(2) < 110)

    empty, hello, other = dark("a sign"), dark('a sign that says "HELLO"'), dark('a sign that says "공부"')
    assert hello.sum() > empty.sum() + 150
    assert (hello ^ other).sum() > 150


@pytest.mark.parametrize("text", ["The quick brown fox jumps over the lazy dog 0123456789",
        "뷁쉙 닭볶음 훑다 왜 뭐 의 꽃 쌍", "Café!"])
def test_every_latin_letter_and_every_syllable_can_be_written(text: str) -> None:
    assert lettering.unwritable(text) == ""
    assert lettering.unwritable("漢字") == "漢字"


@pytest.mark.parametrize(
    ("prompt", "setting", "nouns"),
    [
        ("a swan on the water", "lake", ["swan"]), ("물 위의 오리", "lake", ["duck"]),
        ("a puddle on a street", "street", ["puddle"]), ("a glass of water", "tabletop", ["glassofwater"]),
    ],
)  # fmt: skip
def test_water_is_a_lake_a_pool_or_a_glass_by_what_stands_beside_it(
    prompt: str, setting: str, nouns: list[str]
) -> None:
    assert (read(prompt).scene.setting, keys(prompt)) == (setting, nouns)


def test_the_same_words_twice_are_read_to_their_end() -> None:
    prompt = "children holding umbrellas, children holding umbrellas, a cat with eyes holding a book, a cat with eyes"
    assert read(prompt).scene.subjects
