"""Which exception openai 0.28 raises, and its code: the prompt and the key come as words."""

import json
import sys

import openai

prompt, key, model = [*sys.argv[1:], "", "", ""][:3]
if key:
    openai.api_key = key
try:
    openai.Image.create(prompt=prompt, n=1, size="512x512", **({"model": model} if model else {}))
except openai.error.OpenAIError as exc:
    found = {"kind": type(exc).__name__, "code": exc.code, "status": exc.http_status, "said": str(exc)}
    print(json.dumps(found))
else:
    print(json.dumps({"kind": None}))
