"""Which exceptions openai 1 and later raises, with stock settings: calls come as a JSON list of [words, about]."""

import json
import sys

import openai


def outcome(words, about):
    client = openai.OpenAI(**about)
    try:
        result = client.images.generate(**words)
        if words.get("stream"):
            for _ in result:
                pass
    except openai.APIError as exc:
        return {
            "kind": type(exc).__name__,
            "status": getattr(exc, "status_code", None),
            "code": exc.code,
            "param": exc.param,
            "type": exc.type,
            "request_id": getattr(exc, "request_id", None),
            "body": exc.body,
        }
    return {"kind": None}


print(json.dumps([outcome(words, about) for words, about in json.loads(sys.argv[1])]))
