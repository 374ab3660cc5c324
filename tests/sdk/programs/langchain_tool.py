"""LangChain's picture tool as its guide shows it; the settings of each wrapper come in one JSON list."""

import json
import sys

import openai
from langchain_community.utilities.dalle_image_generator import DallEAPIWrapper

links = [DallEAPIWrapper(**words).run("a red fox in the snow").split("\n") for words in json.loads(sys.argv[1])]
try:
    DallEAPIWrapper(size="300x").run("a red fox in the snow")
    refused = None
except openai.OpenAIError as exc:
    refused = [type(exc).__name__, exc.code]
print(json.dumps({"links": links, "refused": refused}))
