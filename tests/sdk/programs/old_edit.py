"""The edit and the variation of the old guide, on openai 0.28; the picture and its mask lie beside it."""

import json

import openai

edited = openai.Image.create_edit(
    image=open("picture.png", "rb"),  # noqa: SIM115 - as it was written then
    mask=open("mask.png", "rb"),  # noqa: SIM115
    prompt="A sunlit indoor lounge area with a pool containing a flamingo",
    n=1,
    size="512x512",
)
varied = openai.Image.create_variation(image=open("picture.png", "rb"), n=2, size="256x256")  # noqa: SIM115
by_bytes = {"response_format": "b64_json", "size": "256x256"}
made = openai.Image.create(prompt="a red fox", **by_bytes)
night = openai.Image.create_edit(image=open("picture.png", "rb"), prompt="make it night", **by_bytes)  # noqa: SIM115
again = openai.Image.create_variation(image=open("picture.png", "rb"), **by_bytes)  # noqa: SIM115
try:
    openai.Image.create_edit(image=b"Example data", prompt="make it night")
except openai.error.InvalidRequestError as exc:
    refused = {"code": exc.code, "param": exc.param}
print(
    json.dumps(
        {
            "keys": sorted(edited),
            "edited": [item["url"] for item in edited["data"]],
            "varied": [item["url"] for item in varied["data"]],
            "bytes": [answer["data"][0]["b64_json"] for answer in (made, night, again)],
            "refused": refused,
        }
    )
)
