"""Prints docs/faults.md from the table of faults: python -m tests.faults.document > docs/faults.md"""

from __future__ import annotations

from tests.faults.rows import ELSEWHERE, NOT_HERE, ROWS, Row

HEAD = """# When a provider fails

Every row is played by `tests/faults/test_faults.py`: a stock `openai` SDK with its default settings (which sends again
twice by itself) in front of a started server, and behind it Dallery's own stock SDK and a fake provider that fails in
that way and keeps a ledger of what it charged. The table is printed from the rows of that test
(`python -m tests.faults.document`), and a test compares the two.

- **sent** is how many requests reached the provider, **charged** how many of them its ledger counts. No order is
  charged more than once, whatever its end was told as.
- **uncertain** means that nobody can know: the order went out and no whole answer came. Its price stays reserved in
  the budget, the error says `"charged": "maybe"` (header `x-dallery-charged: maybe`), the job and its page say so,
  nothing is ever sent again by itself, and its owner settles it: `POST /v1/jobs/{id}/settle`, `dallery jobs settle`.
- Everywhere but at `rate_limit_exceeded` and `upstream_unreachable`, which cost nothing, the answer carries
  `x-should-retry: false`, and the SDK obeys.

| fault | the provider | the client sees | sent | charged | stored |
|---|---|---|---|---|---|
"""

TAIL = """
F18, F22 and F23 have servers of their own (`test_a_provider_that_was_never_reached_costs_nothing`). Rows marked with *
are played only when asked for (`pytest -m slow tests/faults`), as is the whole table with `openai` 1.109.1.

## What is not in the table, and why

"""
STORED = {
    "done": "the picture", "failed_free": "nothing (`failed_free`)", "failed_charged": "`failed_charged`",
    "uncertain": "`uncertain`, held",
}


def line(row: Row) -> str:
    _, status, code = row.seen
    told = f"{status} `{code}`" if code else "200, the picture"
    if code and row.words.get("stream"):
        told = f"the event `error`, `{code}`"
    posts = f"{row.posts}" if row.posts == 1 else f"{row.posts} (those before cost nothing)"
    mark = " *" if row.slow else ""
    return f"| {row.fault} | {row.what}{mark} | {told} | {posts} | {row.charges} | {STORED[row.state]} |"


def text() -> str:
    rows = [(row.fault, line(row)) for row in ROWS]
    rows += [
        (fault, f"| {fault} | {what} * | 503 `upstream_unreachable` | 0 | 0 | nothing (`failed_free`) |")
        for fault, what, _ in ELSEWHERE
    ]
    rows.sort(key=lambda row: row[0])
    reasons = "".join(f"- **{fault}**: {why}\n" for fault, why in NOT_HERE.items())
    return HEAD + "\n".join(one for _, one in rows) + "\n" + TAIL + reasons


if __name__ == "__main__":
    print(text(), end="")
