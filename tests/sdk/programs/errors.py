"""Which exception openai 1 and later raises, with stock settings unless others are given."""

import json
import sys

import openai

words, about = json.loads(sys.argv[1]), json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
client = openai.OpenAI(**about)
try:
    result = client.images.generate(**words)
    if words.get("stream"):
        for _ in result:
            pass
except openai.APIError as exc:
    print(
        json.dumps(
            {
                "kind": type(exc).__name__,
                "status": getattr(exc, "status_code", None),
                "code": exc.code,
                "param": exc.param,
                "type": exc.type,
                "request_id": getattr(exc, "request_id", None),
                "body": exc.body,
            }
        )
    )
else:
    print(json.dumps({"kind": None}))
