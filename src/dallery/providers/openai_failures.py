"""What an OpenAI-shaped refusal means to the engine: who was charged and what may be tried again (reliability 2.3).

It refuses to hand on a page of HTML, a key, or anything long: what a stranger wrote is cut, cleaned and capped here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

from dallery.errors import (
    Blocked,
    Cancelled,
    Charged,
    OutcomeUnknown,
    ProviderError,
    UpstreamAuth,
    UpstreamBusy,
    UpstreamQuota,
    UpstreamRefused,
)

LONGEST_WAIT = 3600.0  # seconds; a provider that asks for more gets no attention, only this

_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_BLOCKED = frozenset({"moderation_blocked", "content_policy_violation", "image_content_policy_violation"})
_STAGES = frozenset({"input", "output"})
_NAME = re.compile(r"[A-Za-z0-9_.\-\[\]]{1,64}")
_MARKUP = re.compile(r"<[/!A-Za-z]")
# Keys of every vendor we know begin so; what follows "Bearer" is one whatever it begins with.
_SECRET = re.compile(r"(?i)\bbearer\s+\S+|\b(?:sk|pk|rk|dk)-[^\s,;]{4,}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_UNKNOWN = "The provider's answer never came whole. It may have been charged, so it was not sent again."


def refusal(status: int, headers: Sequence[tuple[str, str]], body: object, now: float) -> ProviderError:
    """What a status other than 200 means.

    `headers` with names in lower case, `body` parsed JSON or None, `now` seconds since 1970.
    """
    error = _error_of(body)
    code = _name(error.get("code"))
    if code in _BLOCKED and 400 <= status < 500:
        return _blocked(error, code)
    if 400 <= status < 500 and (status == 402 or code in _QUOTA or error.get("type") == "insufficient_quota"):
        return UpstreamQuota("The provider's account has no money left or reached its limit.")
    if status == 429:
        return UpstreamBusy("The provider asks for patience.", retry_after=retry_after(headers, now))
    if status in (401, 403):
        return UpstreamAuth("The provider refuses this server's key or account.")
    # 408 comes from gateways that gave up waiting: what stands behind them may have painted on.
    if 400 <= status < 500 and status != 408:
        return _refused(error, code)
    return OutcomeUnknown(f"The provider answered {status}. It may have been charged, so it was not sent again.")


def error_in_answer(body: object) -> ProviderError | None:
    """What an error object inside a 200 answer or an event means; None when there is none."""
    if not isinstance(body, Mapping) or not body.get("error"):
        return None
    error = _error_of(body)
    code, kind = _name(error.get("code")), error.get("type")
    if code in _BLOCKED:
        return _blocked(error, code)
    if code in _QUOTA or kind == "insufficient_quota":
        return UpstreamQuota("The provider's account has no money left or reached its limit.")
    if kind in ("invalid_request_error", "image_generation_user_error"):
        return _refused(error, code)
    return OutcomeUnknown(_UNKNOWN)


def broken_off(*, cancelled: bool, deadline: bool) -> ProviderError:
    """After the request may have been delivered: it was cut by us, or it broke."""
    if cancelled:
        error = Cancelled("Stopped after the order went out; the provider may charge for it.")
        error.charged = Charged.MAYBE
        return error
    if deadline:
        return OutcomeUnknown("The provider took too long. It may have been charged, so it was not sent again.")
    return OutcomeUnknown(_UNKNOWN)


def retry_after(headers: Sequence[tuple[str, str]], now: float) -> float | None:
    """Seconds, more than 0 and at most LONGEST_WAIT; None when nothing sensible was asked.  The longest wish wins."""
    wishes = []
    for name, value in headers:
        if name == "retry-after-ms":
            wishes.append(_seconds(value, 1000.0))
        elif name == "retry-after":
            wishes.append(_seconds(value, 1.0) if value.strip()[:1] in "0123456789+-.nNiI" else _date(value, now))
    sensible = [wish for wish in wishes if wish is not None and wish > 0]
    return min(max(sensible), LONGEST_WAIT) if sensible else None


def plain(text: object, longest: int = 300) -> str:
    """One harmless line of what a stranger wrote: no markup, no key, no control signs; "" when nothing is left."""
    if not isinstance(text, str):
        return ""
    text = text[: 4 * longest]
    if _MARKUP.search(text):
        return ""
    text = _SECRET.sub("…", _CONTROL.sub(" ", text)).strip()
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _refused(error: Mapping[str, Any], code: str | None) -> UpstreamRefused:
    message = plain(error.get("message")) or "The provider refuses this request."
    return UpstreamRefused(message, param=_name(error.get("param")), code=code)


def _blocked(error: Mapping[str, Any], code: str | None) -> Blocked:
    details = error.get("moderation_details")
    details = details if isinstance(details, Mapping) else {}
    stage, names = details.get("moderation_stage"), details.get("categories")
    found = [_name(name) for name in names[:20]] if isinstance(names, list) else []
    return Blocked(
        "The provider's safety system refuses this prompt or the picture it led to.",
        stage=stage if stage in _STAGES else "unknown",
        categories=tuple(name for name in found if name is not None),
        code=code,
    )


def _error_of(body: object) -> Mapping[str, Any]:
    error = body.get("error") if isinstance(body, Mapping) else None
    return error if isinstance(error, Mapping) else {}


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else None


def _seconds(text: str, unit: float) -> float | None:
    try:
        value = float(text) / unit
    except ValueError:
        return None
    return None if math.isnan(value) else value


def _date(text: str, now: float) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() - now
    except (ValueError, OverflowError, TypeError):
        return None
