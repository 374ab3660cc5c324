"""Loaded by schemathesis: keeps what it makes up, but lets most orders name a model and be small enough to paint."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    body = case.body
    if not isinstance(body, dict):
        return
    model = body.get("model")
    if isinstance(model, str) and len(model) % 4 != 3:  # made-up names are all unknown, which would be said first
        body["model"] = ("illustrator-1", "gpt-image-2", "dall-e-3")[len(model) % 4]
    if isinstance(body.get("n"), int) and 1 < body["n"] <= 10:
        body["n"] = 1
    if body.get("size") in (None, "auto") or (isinstance(body.get("size"), str) and body["size"][:1].isdigit()):
        body["size"] = "256x256" if len(str(body.get("prompt"))) % 8 else body.get("size")
