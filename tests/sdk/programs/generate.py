"""images.generate on openai 1 and later; the words of the call come as one JSON object."""

import json
import sys

import openai

words, about = json.loads(sys.argv[1]), json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
client = openai.OpenAI(**about)
result = client.images.generate(**words)
print(
    json.dumps(
        {
            "created": result.created,
            "data": [
                {"url": item.url, "b64_json": item.b64_json, "revised_prompt": item.revised_prompt}
                for item in result.data
            ],
            "usage": result.usage.to_dict() if getattr(result, "usage", None) else None,
            "size": getattr(result, "size", None),
            "request_id": getattr(result, "_request_id", None),
        }
    )
)
