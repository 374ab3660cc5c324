"""The call of the old tutorial, word for word, on openai 0.28; only OPENAI_API_BASE is new and stands outside."""

import json
import urllib.request

import openai

response = openai.Image.create(prompt="a futuristic city with flying cars", n=1, size="512x512")
url = response["data"][0]["url"]
with urllib.request.urlopen(url) as answer:
    picture = answer.read()
    kind = answer.headers["Content-Type"]
with open("picture.png", "wb") as file:
    file.write(picture)
print(json.dumps({"url": url, "kind": kind, "keys": sorted(response)}))
