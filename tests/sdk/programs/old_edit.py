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
print(
    json.dumps(
        {
            "keys": sorted(edited),
            "edited": [item["url"] for item in edited["data"]],
            "varied": [item["url"] for item in varied["data"]],
        }
    )
)
