"""A streamed generation on a current SDK: each event as the SDK understood it."""

import json
import sys

import openai

words = json.loads(sys.argv[1])
client = openai.OpenAI(_strict_response_validation=True)
found = []
for event in client.images.generate(stream=True, **words):
    seen = event.to_dict()
    seen["b64_json"] = len(seen["b64_json"])
    found.append({"class": type(event).__name__, **seen})
print(json.dumps(found))
