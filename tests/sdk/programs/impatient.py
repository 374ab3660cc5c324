"""A program with stock retries that gives up on its first answer too early: the SDK sends it again by itself."""

import json
import sys

import openai

words, timeout = json.loads(sys.argv[1]), float(sys.argv[2])
posts = []
client = openai.OpenAI()
client = client.with_options(timeout=timeout)
send = client._client.send


def counted(request, **more):
    posts.append(request.headers.get("x-stainless-retry-count"))
    return send(request, **more)


client._client.send = counted
result = client.images.with_raw_response.generate(**words)
headers = dict(result.headers)
print(json.dumps({"posts": posts, "job": headers["x-dallery-job"], "replayed": headers.get("idempotent-replayed")}))
