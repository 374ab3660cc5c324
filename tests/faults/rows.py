"""Every way in which a provider fails, one row each: what it does, what the client sees, what it cost, what is stored.

`docs/faults.md` is printed from this table (`python -m tests.faults.document`), and every row is played through stock
SDKs on both sides by `test_faults.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

UNKNOWN = ("InternalServerError", 502, "outcome_unknown")
BAD = ("InternalServerError", 502, "bad_answer")
BUSY = ("RateLimitError", 429, "rate_limit_exceeded")
GOOD = ("", 200, "")
STREAM = {"stream": True, "partial_images": 1}


@dataclass(frozen=True)
class Row:
    """`plan` goes into the prompt, which is where the fake upstream reads what to do.

    `seen` is (exception of the SDK, status, code), "" and 200 for a picture.  `posts` reach the provider, `charges` are
    what its ledger counts.  `state` is the job's end, `images` how many pictures are kept, `held` whether the price
    stays reserved until the owner settles it.
    """

    fault: str
    what: str
    plan: str
    seen: tuple[str, int, str] = UNKNOWN
    posts: int = 1
    charges: int = 0
    state: str = "uncertain"
    images: int = 0
    words: dict[str, Any] = field(default_factory=dict)
    slow: bool = False
    jobs: int = 1  # how many the SDK made: its own retries of what cost nothing may begin anew

    @property
    def held(self) -> bool:
        return self.state == "uncertain"

    @property
    def name(self) -> str:
        return f"{self.fault} {self.what}"


def _free(fault: str, what: str, plan: str, seen: tuple[str, int, str], **more: Any) -> Row:
    return Row(fault, what, plan, seen, state="failed_free", **more)


def _spent(fault: str, what: str, plan: str, **more: Any) -> Row:
    return Row(fault, what, plan, BAD, charges=1, state="failed_charged", **more)


def _good(fault: str, what: str, plan: str, **more: Any) -> Row:
    return Row(fault, what, plan, GOOD, **{"charges": 1, "state": "done", "images": 1, **more})


ROWS = (
    _good("F01", "429 with Retry-After: 2, then health", "fault=429 retry_after=2 times=1", posts=2),
    *(
        _good("F02", f"429 with {said}, then health", f"fault=429 {plan} times=1", posts=2)
        for said, plan in (
            ("no Retry-After", ""), ("Retry-After: 0", "retry_after=0"), ("Retry-After: -1", "retry_after=-1"),
            ("Retry-After: NaN", "retry_after=NaN"), ("two Retry-After headers", "retry_after=0|1"),
            ("a date in the past", "retry_after=Wed,_21_Oct_2015_07:28:00_GMT"),
        )
    ),
    _free("F02", "429 with Retry-After: 1000000000", "fault=429 retry_after=1000000000", BUSY),
    _free("F02", "429 for ever", "fault=429", BUSY, posts=9, jobs=3, slow=True),
    Row("F04", "500, the work was not done", "fault=500"),
    Row("F04", "500, the work was done", "fault=500 charged=1", charges=1),
    Row("F05", "502 with a proxy's page", "fault=502"),
    Row("F05", "503 with a proxy's page", "fault=503"),
    Row("F05", "504 with a proxy's page, the work was done", "fault=504 charged=1", charges=1),
    *(Row("F06", f"status {status}", f"fault=status status={status}") for status in (520, 529, 408, 599)),
    _good("F06", "100 before the answer", "fault=100"),
    _good("F06", "103 before the answer", "fault=103"),
    Row("F06", "204", "fault=204"),
    Row("F06", "302 to elsewhere", "fault=302"),
    Row("F06", "307 to elsewhere", "fault=307"),
    Row("F07", "accepts and never answers", "fault=hang", charges=1),
    Row("F08", "one byte at a time for ever", "fault=drip every=0.05", charges=1),
    Row("F08", "one byte at a time, from the head on", "fault=drip every=0.05 from=head", charges=1),
    Row("F10", "silence in the middle of the body", "fault=stall", charges=1),
    Row("F11", "a body shorter than its length", "fault=short", charges=1),
    Row("F12", "chunks without the last one", "fault=cut_chunked", charges=1),
    _good("F12", "the whole body, only its end mark missing", "fault=cut_chunked at=1"),
    Row("F12", "a body without length that breaks off", "fault=no_length at=0.6", charges=1),
    _good("F12", "a whole body without length", "fault=no_length"),
    *(
        Row("F13", f"200 with {said}", f"fault={name}", charges=1)
        for said, name in (("invalid JSON", "bad_json"), ("a page of HTML", "html_200"), ("nothing", "empty_body"),
                           ("a JSON array", "list_json"))
    ),
    *(
        _spent("F13", f"200 with {said}", f"fault={name}")
        for said, name in (("{}", "empty_object"), ("data: []", "empty_data"), ("b64_json: null", "null_b64"))
    ),
    *(
        _spent("F14", said, f"fault={name}")
        for said, name in (
            ("base64 that is none", "bad_base64"), ("base64 of HTML", "b64_html"), ("base64 of an SVG", "b64_svg"),
            ("base64 of half a PNG", "b64_truncated_png"), ("base64 of a damaged PNG", "b64_flipped_png"),
        )
    ),
    _good("F14", "another type than it says", "fault=wrong_mime"),
    _spent("F16", "a body of 100 MB", "fault=big size=100000000", slow=True),
    _spent("F16", "a gzip bomb of 100 MB", "fault=gzip_bomb size=100000000", slow=True),
    _good("F16", "a packed body that nobody asked for", "fault=gzip"),
    _good("F17", "a picture of 100 million pixels", "fault=pixels"),
    Row("F19", "reset after the request, the work was not done", "fault=reset_after_read charged=0"),
    Row("F19", "reset after the request, the work was done", "fault=reset_after_read", charges=1),
    Row("F19", "closed after the request, the work was done", "fault=close_after_read", charges=1),
    Row("F20", "reset after nine tenths of the answer", "fault=reset_at at=0.9", charges=1),
    _good("F24", "a result by URL", "fault=url"),
    _good("F24", "a result by URL that fails once", "fault=url_flaky"),
    _spent("F24", "a result by URL that has expired", "fault=url_missing"),
    _spent("F25", "a result by URL that is HTML", "fault=url_html"),
    _spent("F25", "a result by URL that redirects to a private host", "fault=url_redirect"),
    _spent("F25", "a result at a private address", "fault=url_private"),
    _spent("F25", "a result at a file: address", "fault=url_file"),
    _spent("F25", "a result by URL that drips", "fault=url_slow"),
    _spent("F25", "a result by URL without end", "fault=url_huge", slow=True),
    _free("F26", "the safety system refuses the prompt", "fault=moderation_input",
          ("BadRequestError", 400, "moderation_blocked")),
    _free("F26", "the safety system of DALL·E refuses", "fault=content_policy",
          ("BadRequestError", 400, "content_policy_violation")),
    _free("F26", "the safety system refuses inside a 200", "fault=error_200",
          ("BadRequestError", 400, "moderation_blocked")),
    Row("F26", "the safety system refuses the picture it made", "fault=moderation_output",
        ("BadRequestError", 400, "moderation_blocked"), charges=1),
    _spent("F26", "a refusal in words with status 200", "fault=refusal_text"),
    _free("F28", "401, the key is revoked", "fault=401", ("InternalServerError", 502, "upstream_auth")),
    _free("F28", "403, the organisation is not verified", "fault=403", ("InternalServerError", 502, "upstream_auth")),
    _free("F28", "the account is empty", "fault=quota", ("RateLimitError", 429, "insufficient_quota")),
    _free("F28", "the billing limit is reached", "fault=billing", ("RateLimitError", 429, "insufficient_quota")),
    _free("F28", "402", "fault=402", ("RateLimitError", 429, "insufficient_quota")),
    _free("F28", "400, a value is refused", "fault=400", ("BadRequestError", 400, "invalid_value")),
    _free("F28", "400 whose text holds HTML, the key and control signs", "fault=leaky_400",
          ("BadRequestError", 400, "invalid_value")),
    Row("F30", "a stream cut after its partial image", "fault=sse_cut", ("APIError", 200, "outcome_unknown"),
        charges=1, words=STREAM),
    Row("F30", "a stream that ends without its picture", "fault=sse_short", ("APIError", 200, "outcome_unknown"),
        charges=1, words=STREAM),
    Row("F30", "a final event without data", "fault=sse_empty_final", ("APIError", 200, "outcome_unknown"),
        charges=1, words=STREAM),
    Row("F30", "an error in the middle of a stream", "fault=sse_error", ("APIError", 200, "outcome_unknown"),
        charges=1, words=STREAM),
    _free("F30", "the safety system refuses in the middle of a stream", "fault=sse_moderation",
          ("APIError", 200, "moderation_blocked"), words=STREAM),
    _good("F30", "the final event twice", "fault=sse_duplicate", words=STREAM),
    _good("F30", "one final event too many", "fault=sse_extra", words=STREAM),
    _good("F30", "CRLF cut in its middle", "fault=sse_crlf", words=STREAM),
    _good("F30", "floods of comments", "fault=sse_comments", words=STREAM),
    _good("F30", "the final event before the partial ones", "fault=sse_final_first", words=STREAM),
    _good("F30", "JSON in reply to a wish for a stream", "fault=sse_as_json", words=STREAM),
    _good("F34", "fewer pictures than ordered", "fault=fewer", words={"n": 2}),
    *(
        _good("F34", f"usage {said}", f"fault=usage_{said}")
        for said in ("absent", "negative", "huge", "text", "zero")
    ),
)

# Faults that need a server of their own: what stands behind its base URL, and what it is called.
ELSEWHERE = (
    ("F18", "connection refused", "closed"),
    ("F22", "a name without an address", "nowhere"),
    ("F23", "TLS that never shakes hands", "mute"),
    ("F23", "a certificate that nobody signed", "self_signed"),
    ("F23", "TLS to a port that speaks none", "plain"),
)

NOT_HERE = {
    "F18": "A reset before the request is read cannot be told from one after it once bytes were handed to the network, "
           "so it counts as perhaps delivered (uncertain, nothing charged). A connection that never came to be is "
           "safe, and the table has it.",
    "F22": "An answer that changes to 127.0.0.1 concerns results by URL: the address that was checked is the one that "
           "is connected to (tests/providers/test_egress.py).",
    "F28": "There is no breaker: every waiting order is refused by itself, free of charge, and its page says that the "
           "key was refused.",
    "F29": "OpenAI's answers hold nothing that would name the order, so an exchanged picture cannot be noticed. Every "
           "order has a connection of its own, which rules out the usual way to get one.",
    "F31": "No provider here is polled yet.",
    "F32": "No provider here calls back.",
}
