"""A job's state told to a person: what happened, whether it cost money, what to do next. It renders nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dallery.domain.job import Job, JobState
from dallery.domain.money import about
from dallery.errors import Charged
from dallery.studio import JobView
from dallery.web.language import N_, plural, say
from dallery.web.wording import AT_STAGE, CATEGORIES, STATES, charge_of, said_of_failure

_ICONS = {
    JobState.RESERVED: "clock",
    JobState.SENDING: "brush",
    JobState.RECEIVED: "save",
    JobState.DONE: "check",
    JobState.FAILED_FREE: "cross",
    JobState.FAILED_CHARGED: "cross",
    JobState.UNCERTAIN: "question",
    JobState.CANCELLED: "stop",
}
_TONES = {
    JobState.FAILED_FREE: "bad",
    JobState.FAILED_CHARGED: "bad",
    JobState.UNCERTAIN: "warn",
    JobState.CANCELLED: "still",
    JobState.RESERVED: "still",
}


@dataclass(frozen=True)
class Told:
    """`tone` is a class of job.css, `detail` the original English words of whoever refused, for the curious.

    `leave` says that nobody has to stay and watch: a job's own page says it, a card on the wall needs not.
    """

    tone: str
    icon: str
    title: str
    what: str
    money: str = ""
    next: str = ""
    detail: str = ""
    leave: str = ""


def tell(view: JobView) -> Told:
    job = view.job
    tone, icon = _TONES.get(job.state, ""), _ICONS[job.state]
    said = STATES[job.state]
    if job.state is JobState.RESERVED:
        return Told(tone, icon, say(said.title), _waiting(view), leave=say(N_("You may close this page.")))
    if job.cancel_requested and not job.state.ended:
        return Told("still", "stop", say(N_("Stopping")), say(N_("The job ends as soon as it can be stopped.")))
    if not job.state.ended:
        return Told(tone, icon, say(said.title), say(said.what))
    if job.state is JobState.DONE:
        return Told(tone, icon, _done(len(view.images)), _fewer(view))
    if job.settled_by_hand:
        what = N_("Nobody knew how this order ended, and you have said whether it was charged.")
        return Told("still", "check", say(N_("You settled this order")), say(what), _money(job))
    return _ended_without(job, tone, icon)


def _waiting(view: JobView) -> str:
    ahead = (view.place or 1) - 1
    if ahead < 1:
        return say(N_("It is next."))
    return plural("%(num)s job is ahead.", "%(num)s jobs are ahead.", ahead) % {"num": ahead}


def _done(number: int) -> str:
    if number == 0:  # everything that this job made has been deleted
        return say(N_("The picture was deleted"))
    if number == 1:
        return say(N_("Here is your picture"))
    return say(N_("Here are your %(number)s pictures"), number=number)


def _fewer(view: JobView) -> str:
    if 0 < len(view.images) < view.job.request.n:
        return say(N_("%(asked)s were asked for, %(got)s are here."), asked=view.job.request.n, got=len(view.images))
    return ""


def _ended_without(job: Job, tone: str, icon: str) -> Told:
    failure = job.failure
    said = said_of_failure(failure) if failure is not None else STATES[job.state]
    if failure is not None and failure.stage is not None:
        icon = "shield"
    return Told(
        tone=tone,
        icon=icon,
        title=say(said.title),
        what=" ".join(part for part in (say(said.what), _blocked(job)) if part),
        money=_money(job),
        next=say(said.next),
        detail=failure.message if failure is not None and job.state is not JobState.CANCELLED else "",
    )


def _blocked(job: Job) -> str:
    failure = job.failure
    if failure is None or failure.stage is None:
        return ""
    stage = say(AT_STAGE.get(failure.stage, AT_STAGE["unknown"]))
    if not failure.categories:
        return stage
    names = ", ".join(say(CATEGORIES[one]) if one in CATEGORIES else one for one in failure.categories)
    return stage + " " + say(N_("Reason given: %(names)s."), names=names)


def _money(job: Job) -> str:
    charged = charge_of(job.state, job.failure)
    if job.cost:
        return say(N_("It cost %(amount)s."), amount=about(job.cost))
    if charged is Charged.NO or (job.hold == 0 and job.cost == 0):
        return say(N_("It cost nothing."))
    if charged is Charged.YES:
        return say(N_("It was charged, at most %(amount)s."), amount=about(job.hold))
    if job.hold:
        return say(N_("It may have been charged, at most %(amount)s."), amount=about(job.hold))
    return say(N_("It may have been charged."))
