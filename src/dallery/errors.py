"""What can go wrong, drawn as a tree; it owns codes, statuses and whether money was spent, and no wording for pages.

    DalleryError
    ├── StartRefused            the program will not start, and says why
    ├── RequestError            400  the request cannot be served as written; nothing was sent
    │   ├── UnknownModel        404
    │   ├── UnknownParameter    400
    │   ├── KeyReused           422  an Idempotency-Key came back with another body
    │   ├── JobNotEnded         409  it still runs
    │   ├── JobSettled          409  it is known what it cost
    │   └── CannotReadAgain     409  its provider tells an answer once
    ├── Unauthorized            401
    ├── Forbidden               403
    ├── NotFound                404
    ├── LimitReached            429  a budget would be passed; nothing was sent
    ├── Draining                503  the server is stopping
    ├── SetupNeeded             503  nobody has set a password yet
    ├── StorageUnavailable      503  our disk or database; what was paid for is held
    └── ProviderError           ends a job
        ├── UpstreamUnreachable 503  never delivered, so safe to send again
        ├── UpstreamBusy        429  the provider asks for patience
        ├── UpstreamQuota       429  the provider's account is empty
        ├── UpstreamAuth        502  the provider refuses our key
        ├── UpstreamRefused     400  the provider refuses the request
        ├── Blocked             400  a safety system said no
        ├── OutcomeUnknown      502  it may have been charged; never sent twice
        ├── BadAnswer           502  charged, and what came is no image
        ├── InputDamaged        500  a stored picture that the order needs is broken; nothing was sent
        ├── Unpaintable         400  the local engine cannot draw this order
        └── Cancelled           409  somebody stopped it
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class Charged(StrEnum):
    """Whether an error cost money."""

    NO = "no"
    YES = "yes"
    MAYBE = "maybe"


class DalleryError(Exception):
    """Base of all.  `message` is one plain English sentence; pages say it in their own words by `code`."""

    status: ClassVar[int] = 500
    code: str = "internal_error"
    type: str = "server_error"
    charged: Charged = Charged.NO
    retry: bool = False  # what x-should-retry says: may a program send this again by itself?

    def __init__(
        self, message: str, *, param: str | None = None, code: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.retry_after = retry_after  # seconds
        if code is not None:
            self.code = code


class StartRefused(DalleryError):
    code = "start_refused"


class RequestError(DalleryError):
    status = 400
    code = "invalid_value"
    type = "invalid_request_error"


class UnknownModel(RequestError):
    status = 404
    code = "model_not_found"


class UnknownParameter(RequestError):
    code = "unknown_parameter"


class KeyReused(RequestError):
    status = 422
    code = "idempotency_key_reused"


class JobNotEnded(RequestError):
    status = 409
    code = "job_not_ended"


class JobSettled(RequestError):
    status = 409
    code = "job_settled"


class CannotReadAgain(RequestError):
    status = 409
    code = "cannot_read_again"


class Unauthorized(DalleryError):
    status = 401
    code = "invalid_api_key"
    type = "invalid_request_error"


class Forbidden(DalleryError):
    status = 403
    code = "forbidden"
    type = "invalid_request_error"


class NotFound(DalleryError):
    status = 404
    code = "not_found"
    type = "invalid_request_error"


class LimitReached(DalleryError):
    status = 429
    code = "budget_exceeded"
    type = "insufficient_quota"


class Draining(DalleryError):
    status = 503
    code = "shutting_down"
    retry = True


class SetupNeeded(DalleryError):
    status = 503
    code = "setup_needed"


class StorageUnavailable(DalleryError):
    status = 503
    code = "storage_unavailable"
    retry = True


class ProviderError(DalleryError):
    status = 502
    code = "upstream_error"


class UpstreamUnreachable(ProviderError):
    status = 503
    code = "upstream_unreachable"
    retry = True


class UpstreamBusy(ProviderError):
    status = 429
    code = "rate_limit_exceeded"
    type = "requests"
    retry = True


class UpstreamQuota(ProviderError):
    status = 429
    code = "insufficient_quota"
    type = "insufficient_quota"


class UpstreamAuth(ProviderError):
    code = "upstream_auth"


class UpstreamRefused(ProviderError):
    status = 400
    code = "invalid_value"
    type = "invalid_request_error"


class Blocked(ProviderError):
    """A safety system said no, at `stage` ("input", "output", "unknown").

    At the output stage whether it was charged is not published (contract 2.3), so it counts as maybe.
    """

    status = 400
    code = "moderation_blocked"
    type = "image_generation_user_error"

    def __init__(
        self, message: str, *, stage: str = "unknown", categories: tuple[str, ...] = (), code: str | None = None
    ) -> None:
        super().__init__(message, code=code)
        self.stage = stage
        self.categories = categories
        self.charged = Charged.MAYBE if stage == "output" else Charged.NO


class OutcomeUnknown(ProviderError):
    code = "outcome_unknown"
    charged = Charged.MAYBE


class BadAnswer(ProviderError):
    code = "bad_answer"
    charged = Charged.YES


class InputDamaged(ProviderError):
    status = 500
    code = "image_damaged"


class Unpaintable(ProviderError):
    status = 400
    code = "unpaintable"
    type = "invalid_request_error"


class Cancelled(ProviderError):
    status = 409
    code = "cancelled"
    type = "invalid_request_error"
