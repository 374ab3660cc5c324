"""What pages say: every state, error code and value in words; English here, Korean in the word list."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from dallery.domain.job import Failure, JobState
from dallery.errors import Charged, DalleryError, RequestError
from dallery.web.language import N_


@dataclass(frozen=True)
class Said:
    """A heading, what happened, and what to do next."""

    title: str
    what: str
    next: str = ""
    detail: bool = True  # whether the original message, with its limits and names, adds anything


STATES = MappingProxyType(
    {
        JobState.RESERVED: Said(N_("Waiting for its turn"), ""),
        JobState.SENDING: Said(N_("Drawing your picture"), N_("The picture is being made. You may close this page.")),
        JobState.RECEIVED: Said(N_("Saving your picture"), N_("The picture has arrived and is being put away safely.")),
        JobState.DONE: Said(N_("Here is your picture"), ""),
        JobState.FAILED_FREE: Said(N_("No picture came of it"), N_("Something went wrong.")),
        JobState.FAILED_CHARGED: Said(N_("No picture came of it"), N_("Something went wrong.")),
        JobState.UNCERTAIN: Said(N_("We don't know how this ended"), N_("The answer never arrived.")),
        JobState.CANCELLED: Said(N_("Cancelled"), N_("You stopped this job.")),
    }
)
STEPS = (
    (JobState.RESERVED, N_("Waiting")),
    (JobState.SENDING, N_("Drawing")),
    (JobState.RECEIVED, N_("Saving")),
    (JobState.DONE, N_("Done")),
)

_TRY_AGAIN = N_("Try again in a moment.")

CODES = MappingProxyType(
    {
        # refused before anything was sent
        "invalid_value": Said(N_("This cannot be drawn as asked"), N_("One of the settings does not suit this model."),
                              N_("Change the setting and try again.")),
        "invalid_size": Said(N_("This size does not work"), N_("The model cannot draw in this size."),
                             N_("Choose one of the sizes offered.")),
        "invalid_type": Said(N_("This cannot be drawn as asked"), N_("One of the settings has the wrong form."),
                             N_("Change the setting and try again.")),
        "integer_below_min_value": Said(N_("That number is too small"), N_("The number is below what the model takes."),
                                        N_("Choose a larger number.")),
        "integer_above_max_value": Said(N_("That number is too large"), N_("The number is above what the model takes."),
                                        N_("Choose a smaller number.")),
        "too_many_pictures": Said(N_("That is too much at once"), N_("A grid holds a limited number of pictures."),
                                  N_("Leave some of the prompts or settings out.")),
        "empty_string": Said(N_("Nothing to draw yet"), N_("Write what the picture should show."),
                             N_("A few words are enough."), detail=False),
        "missing_required_parameter": Said(N_("Nothing to draw yet"), N_("Write what the picture should show."),
                                           N_("A few words are enough."), detail=False),
        "string_above_max_length": Said(N_("The prompt is too long"), N_("The prompt is longer than this model reads."),
                                        N_("Shorten the prompt and try again.")),
        "unknown_parameter": Said(N_("This model does not have that setting"),
                                  N_("The model does not have one of the settings that were sent."),
                                  N_("Leave the setting out or choose another model.")),
        "unsupported_parameter": Said(N_("This model does not have that setting"),
                                      N_("The model does not have one of the settings that were sent."),
                                      N_("Leave the setting out or choose another model.")),
        "smart_album": Said(N_("This album fills itself"), N_("It shows whatever fits its filter."),
                            N_("Change its filter, or make an album that is filled by hand.")),
        "invalid_image": Said(N_("This file is no picture we can read"),
                              N_("Only whole PNG, JPEG and WebP files are taken."),
                              N_("Save it again as a PNG, or choose another picture.")),
        "image_too_large": Said(N_("The picture is too large"),
                                N_("It has more bytes or pixels than are taken."),
                                N_("Scale it down and add it again.")),
        "image_unprocessable": Said(N_("The picture could not be opened"),
                                    N_("Opening it takes too much time or memory."),
                                    N_("Save it again with another program.")),
        "array_above_max_length": Said(N_("Too many pictures"),
                                       N_("The model takes fewer pictures than were added."),
                                       N_("Remove some of them, or choose another model.")),
        "edits_not_supported": Said(N_("This model cannot change pictures"),
                                    N_("The model draws new pictures only."),
                                    N_("Choose another model from the list.")),
        "model_not_found": Said(N_("There is no such model"), N_("This model does not exist, or not any more."),
                                N_("Choose another model from the list.")),
        "job_not_ended": Said(N_("The job has not ended"), N_("It is still being worked on."),
                              N_("Wait for it, or stop it first.")),
        "job_settled": Said(N_("There is nothing to settle"), N_("It is known what this job cost."),
                            N_("Reload the page to see it.")),
        "cannot_read_again": Said(N_("The answer cannot be read again"),
                                  N_("This image service gives an answer only once."),
                                  N_("Look at your account at the image service, then say what it shows.")),
        "idempotency_key_reused": Said(N_("This form was already used"),
                                       N_("The same form was sent with other content."),
                                       N_("Reload the page and send it again.")),
        "budget_exceeded": Said(N_("Today's budget is used up"),
                                N_("This picture would pass the limit set for today, so nothing was sent."),
                                N_("Wait until tomorrow (UTC), raise the limit, or choose a free model.")),
        "price_unknown": Said(N_("The price is not known"),
                              N_("Nobody told this server what the model costs, so nothing was sent."),
                              N_("Add its price to the catalogue file, or choose another model.")),
        "shutting_down": Said(N_("The server is restarting"), N_("It is not taking new pictures right now."),
                              _TRY_AGAIN, detail=False),
        "setup_needed": Said(N_("This Dallery is not set up yet"), N_("Nobody has set a password for it."),
                             N_("Open the set-up link from the terminal in which it was started.")),
        "storage_unavailable": Said(N_("The disk or database does not answer"),
                                    N_("Nothing new can be stored right now. What was already paid for is kept."),
                                    N_("Free some disk space or check the database, then try again.")),
        # who may do what
        "invalid_api_key": Said(N_("The key is not right"), N_("The API key is missing or wrong."),
                                N_("Check the key that was shown when the server first started.")),
        "forbidden": Said(N_("You may not do this"), N_("Your account has no right to do this."),
                          N_("Ask the owner of this server.")),
        "not_found": Said(N_("Nothing here"), N_("It does not exist, or not any more."),
                          N_("It may have been deleted, or the address has a typing error.")),
        "image_damaged": Said(N_("The stored picture is damaged"),
                              N_("The file on the disk is not what was stored, so it is not shown."),
                              N_("Restore it from a backup, or make it again.")),
        # how a job may end
        "upstream_error": Said(N_("The image service made a mistake"), N_("The image service answered with an error."),
                               _TRY_AGAIN),
        "upstream_unreachable": Said(N_("The image service could not be reached"),
                                     N_("The order never left this machine."),
                                     N_("Check the internet connection, then try again.")),
        "rate_limit_exceeded": Said(N_("The image service is busy"),
                                    N_("The image service asks for patience: too many pictures in a short time."),
                                    N_("Wait a minute and try again.")),
        "insufficient_quota": Said(N_("The account at the image service is empty"),
                                   N_("The image service refused the order because its account has no credit left."),
                                   N_("Add credit at the image service, or choose a free model.")),
        "upstream_auth": Said(N_("The image service does not accept our key"),
                              N_("The API key in this server's settings was refused."),
                              N_("Check the API key in the settings and restart the server.")),
        "moderation_blocked": Said(N_("A safety check said no"),
                                   N_("The image service did not want to draw this."),
                                   N_("Say it differently and try again.")),
        "content_policy_violation": Said(N_("A safety check said no"),
                                         N_("The image service did not want to draw this."),
                                         N_("Say it differently and try again.")),
        "outcome_unknown": Said(N_("We don't know how this ended"),
                                N_("The order was sent, but the connection broke before the answer was complete."),
                                N_("It is never sent twice by itself. Look at your account at the image service, "
                                   "then make it again if you want to.")),
        "bad_answer": Said(N_("What came back is no picture"),
                           N_("The image service answered, but there was no picture in its answer."),
                           N_("Make it again, or choose another model.")),
        "unpaintable": Said(N_("The illustrator cannot draw this"),
                            N_("The built-in illustrator could not make a picture of this order."),
                            N_("Use simpler words or another size.")),
        "illustrator_failed": Said(N_("The illustrator stopped"),
                                   N_("The program that draws ended before the picture was finished."), _TRY_AGAIN),
        "cancelled": Said(N_("Cancelled"), N_("You stopped this job."), N_("You can make it again at any time.")),
        # ours
        "start_refused": Said(N_("The server could not start"), N_("A setting is wrong."),
                              N_("Read the server's log.")),
        "internal_error": Said(N_("Something broke on our side"), N_("The server met an error it did not expect."),
                               N_("Try again. If it stays, read the server's log.")),
    }
)

AT_STAGE = MappingProxyType(
    {
        "input": N_("It stopped at your prompt, before drawing."),
        "output": N_("It stopped at the finished picture."),
        "unknown": N_("It did not say at which step."),
    }
)
CATEGORIES = MappingProxyType(
    {
        "sexual": N_("sexual content"),
        "violence": N_("violence"),
        "hate": N_("hate"),
        "harassment": N_("harassment"),
        "self-harm": N_("self-harm"),
        "illicit": N_("something illegal"),
        "copyright": N_("copyright"),
        "public_figure": N_("a real person"),
    }
)

FIELDS = MappingProxyType(
    {
        "prompt": N_("Prompt"),
        "model": N_("Model"),
        "size": N_("Size"),
        "quality": N_("Quality"),
        "style": N_("Style"),
        "n": N_("How many"),
        "background": N_("Background"),
        "output_format": N_("File type"),
        "seed": N_("Seed"),
        "image": N_("Reference pictures"),
    }
)
_VALUES = MappingProxyType(
    {
        ("size", "auto"): N_("Automatic"),
        ("size", "square"): N_("Square"),
        ("size", "landscape"): N_("Landscape"),
        ("size", "portrait"): N_("Portrait"),
        ("", "auto"): N_("Automatic"),
        ("", ""): N_("Automatic"),
        ("quality", "low"): N_("Low"),
        ("quality", "medium"): N_("Medium"),
        ("quality", "high"): N_("High"),
        ("quality", "xhigh"): N_("Very high"),
        ("quality", "max"): N_("Highest"),
        ("quality", "standard"): N_("Standard"),
        ("quality", "hd"): N_("HD"),
        ("style", "vivid"): N_("Vivid"),
        ("style", "natural"): N_("Natural"),
        ("style", "storybook"): N_("Storybook"),
        ("style", "watercolour"): N_("Watercolour"),
        ("style", "oil"): N_("Oil painting"),
        ("style", "pixel"): N_("Pixel art"),
        ("style", "pencil"): N_("Pencil"),
        ("style", "impressionist"): N_("Impressionist"),
        ("style", "gouache"): N_("Gouache"),
        ("style", "pastel"): N_("Pastel"),
        ("style", "pointillism"): N_("Pointillism"),
        ("style", "inkwash"): N_("Ink wash"),
        ("style", "minhwa"): N_("Korean folk painting"),
        ("style", "ukiyoe"): N_("Ukiyo-e print"),
        ("style", "colouredpencil"): N_("Coloured pencil"),
        ("style", "charcoal"): N_("Charcoal"),
        ("style", "crayon"): N_("Crayon"),
        ("style", "chalkboard"): N_("Chalkboard"),
        ("style", "lineart"): N_("Line art"),
        ("style", "comic"): N_("Comic"),
        ("style", "engraving"): N_("Engraving"),
        ("style", "blueprint"): N_("Blueprint"),
        ("style", "woodcut"): N_("Woodcut"),
        ("style", "linocut"): N_("Linocut"),
        ("style", "poster"): N_("Poster"),
        ("style", "popart"): N_("Pop art"),
        ("style", "riso"): N_("Risograph"),
        ("style", "artdeco"): N_("Art deco"),
        ("style", "vintage"): N_("Vintage"),
        ("style", "papercut"): N_("Paper cut"),
        ("style", "clay"): N_("Clay"),
        ("style", "felt"): N_("Felt"),
        ("style", "embroidery"): N_("Embroidery"),
        ("style", "mosaic"): N_("Mosaic"),
        ("style", "stainedglass"): N_("Stained glass"),
        ("style", "lowpoly"): N_("Low poly"),
        ("style", "isometric"): N_("Isometric"),
        ("style", "neon"): N_("Neon"),
        ("style", ""): N_("From the prompt"),
        ("background", "transparent"): N_("Transparent"),
        ("background", "opaque"): N_("Opaque"),
    }
)
_SHOWN_AS_IS = MappingProxyType({"png": "PNG", "jpeg": "JPEG", "webp": "WebP", "svg": "SVG", "gif": "GIF"})

TRIES = (
    N_("A fox in a snowy forest, watercolour"),
    N_("A futuristic city with flying cars"),
    N_("Three cats on a red roof under the moon"),
    N_("A lighthouse by the sea at sunset"),
)


def value_word(name: str, value: str) -> str:
    """The English words for a setting's value, or the value itself when nobody named it."""
    return _VALUES.get((name, value)) or _VALUES.get(("", value)) or _SHOWN_AS_IS.get(value, value)


def said_of(code: str) -> Said:
    return CODES.get(code, CODES["internal_error"])


class Worded(RequestError):
    """A page's refusal that brings its own words, in its reader's language; nothing was sent."""

    def __init__(self, said: Said, param: str) -> None:
        super().__init__(f"{said.title}. {said.what} {said.next}", param=param)
        self.said = said


def said_by(error: DalleryError) -> Said:
    return error.said if isinstance(error, Worded) else said_of(error.code)


def said_of_failure(failure: Failure) -> Said:
    """A job's end in words; a code nobody named yet is at least the service's error, not silence."""
    return CODES.get(failure.code, CODES["upstream_error"])


def charge_of(state: JobState, failure: Failure | None) -> Charged:
    """What a job without a picture says about money.  The state decides: by it the ledger was settled."""
    if state is JobState.FAILED_CHARGED:
        return Charged.YES
    if state is JobState.UNCERTAIN:
        return Charged.MAYBE
    if state is JobState.FAILED_FREE:
        return Charged.NO
    return failure.charged if failure is not None else Charged.NO
