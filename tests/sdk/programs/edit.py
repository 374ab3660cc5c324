"""images.edit and create_variation on openai 1 and later: an open file, raw bytes and a list of files."""

import json
import sys
import warnings

import openai

warnings.simplefilter("ignore")  # today's SDK says that variations are over
words = json.loads(sys.argv[1])
client = openai.OpenAI()


def seen(result):
    return {
        "data": [{"url": item.url, "b64_json": item.b64_json} for item in result.data],
        "usage": result.usage.to_dict() if getattr(result, "usage", None) else None,
    }


with open("picture.png", "rb") as picture, open("mask.png", "rb") as mask:
    by_file = client.images.edit(image=picture, mask=mask, prompt="make it night", **words)
with open("picture.png", "rb") as picture:
    raw = picture.read()
by_bytes = client.images.edit(image=raw, prompt="make it night", **words)
varied = client.images.create_variation(image=raw, n=2, size="256x256")
in_base64 = {"response_format": "b64_json", "size": "256x256"}  # words of DALL·E
night = client.images.edit(image=raw, prompt="make it night", model="dall-e-2", **in_base64)
again = client.images.create_variation(image=raw, **in_base64)
found = {
    "file": seen(by_file), "bytes": seen(by_bytes), "variation": seen(varied), "base64": [seen(night), seen(again)],
}  # fmt: skip
if not openai.__version__.startswith("1.3."):
    with open("picture.png", "rb") as picture, open("mask.png", "rb") as other:
        found["list"] = seen(client.images.edit(image=[picture, other], prompt="both at night", model="gpt-image-2"))
    stream = client.images.edit(
        image=raw, prompt="make it night", model="gpt-image-2", stream=True, partial_images=2
    )
    found["events"] = [event.type for event in stream]
try:
    client.images.edit(image=b"Example data", prompt="make it night", model="gpt-image-2")
except openai.BadRequestError as exc:
    found["refused"] = {"code": exc.code, "param": exc.param}
print(json.dumps(found))
