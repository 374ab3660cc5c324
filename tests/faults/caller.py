"""Stock openai SDK, default settings: orders come as a JSON list of words on stdin, eight at a time."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import openai


def outcome(words):
    client = openai.OpenAI()
    try:
        if words.get("stream"):
            events = list(client.images.generate(**words))
            ends = [event for event in events if event.type == "image_generation.completed"]
            return {"kind": "", "status": 200, "code": "", "images": len(ends)}
        answer = client.images.with_raw_response.generate(**words)
        job, cost = answer.headers["x-dallery-job"], answer.headers.get("x-dallery-cost-micros")
        return {"kind": "", "status": 200, "code": "", "images": len(answer.parse().data), "job": job, "cost": cost}
    except openai.APIError as exc:
        response = getattr(exc, "response", None)
        headers = dict(response.headers) if response is not None else {}
        return {
            "kind": type(exc).__name__, "status": getattr(exc, "status_code", 200), "code": exc.code,
            "body": exc.body, "headers": headers, "images": 0,
        }


with ThreadPoolExecutor(8) as pool:
    print(json.dumps(list(pool.map(outcome, json.load(sys.stdin)))))
