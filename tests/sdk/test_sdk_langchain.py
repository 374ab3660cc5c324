"""LangChain's DallEAPIWrapper runs against Dallery as it is; it takes whatever openai is installed, 0.28 too."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.sdk.test_sdk_generations import fetched
from tests.served import Served

Run = Callable[..., Any]
WRAPPERS: list[dict[str, Any]] = [
    {},
    {"model": "dall-e-3", "size": "1792x1024", "quality": "hd", "n": 1},
    {"model": "dall-e-2", "size": "256x256", "quality": "standard", "n": 2},
]
SIZES = [[(1024, 1024)], [(1792, 1024)], [(256, 256)] * 2]


def test_langchains_tool_gets_its_links(run: Run, either: Served) -> None:
    said = run("3.54.0+langchain", "langchain_tool.py", either, json.dumps(WRAPPERS))
    found = [[fetched(link) for link in links] for links in said["links"]]
    assert [[(one.width, one.height) for one in few] for few in found] == SIZES
    assert said["refused"] == ["BadRequestError", "invalid_size"]
