"""Our fake upstream: speaks the wire format of the Images API, breaks on demand, keeps a ledger of what it charged.

In a test:      with Upstream() as upstream: … upstream.base_url, upstream.next("reset_after_read"), upstream.ledger
On its own:     python -m tests.upstream --port 0 --ledger FILE   (prints "listening on http://127.0.0.1:PORT")
In a prompt:    "a fox [[fault=429]] [[retry_after=2]] [[times=1]] [[latency=10]]"
From outside:   POST /control {"next": [{"fault": "500"}], "default": {"latency": 10}, "forget": true}
                GET /control/ledger
"""

from tests.upstream.ledger import Ledger, read_ledger
from tests.upstream.server import Upstream

__all__ = ["Ledger", "Upstream", "read_ledger"]
