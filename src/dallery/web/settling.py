"""The owner's word on a job whose end nobody knows: it was charged, or it was not. It asks no provider."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for

from dallery.settling import Outcome
from dallery.web.house import House


def routes(pages: Blueprint, house: House) -> None:
    @pages.post("/jobs/<id:job_id>/settle", endpoint="settle")
    def settle(job_id: str) -> Any:
        said = request.form.get("outcome", "")
        if said not in set(Outcome):
            abort(400)
        house.studio.settling.settle(house.actor(), job_id, Outcome(said))
        return redirect(url_for("web.job", job_id=job_id), 303)
