"""The way in from other machines: one-time set-up, sign-in, sign-out. On loopback none of it is needed."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for

from dallery.errors import RequestError
from dallery.web.guard import local_path
from dallery.web.house import House
from dallery.web.language import N_, say
from dallery.web.throttle import Throttle
from dallery.web.visitor import now

SHORTEST, LONGEST = 8, 1024  # characters at least, bytes at most
SESSION = 14 * 24 * 3600  # seconds


def routes(pages: Blueprint, house: House) -> None:
    throttle = Throttle()

    @pages.route("/setup", methods=["GET", "POST"], endpoint="setup")
    def setup() -> Any:
        if not house.visitors.needs_setup():
            return redirect(url_for("web.home"), 303)
        if request.method == "GET":
            return render_template("setup.html", token=request.args.get("token", "")[:200], wrong={})
        return _set_up(house, throttle)

    @pages.route("/login", methods=["GET", "POST"], endpoint="login")
    def login() -> Any:
        if house.visitors.actor() is not None:
            return redirect(local_path(request.args.get("next")), 303)
        if request.method == "GET":
            return render_template("login.html", wrong=None, next=local_path(request.args.get("next")))
        return _log_in(house, throttle)

    @pages.post("/logout", endpoint="logout")
    def logout() -> Any:
        token = house.cookies.read("session")
        if token:
            house.studio.accounts.end_session(token)
        response = redirect(url_for("web.home"), 303)
        house.cookies.forget(response, "session")
        return response


def _set_up(house: House, throttle: Throttle) -> Any:
    accounts = house.studio.accounts
    token, password = request.form.get("token", "").strip(), request.form.get("password", "")
    pause = throttle.wait(request.remote_addr, now())
    if pause:
        return _too_fast(pause, "setup.html", token=token, wrong={"token": _later(pause)})
    problem = _unfit(password, request.form.get("again", ""))
    if problem:  # before the token is used up
        return render_template("setup.html", token=token, wrong={"password": problem}), 400
    if not accounts.use_setup_token(token, now()):
        throttle.wrong(request.remote_addr, now())
        wrong = {
            "token": say(N_("This token is not right, or its 15 minutes are over. Restart the server for a new one."))
        }
        return render_template("setup.html", token="", wrong=wrong), 400
    owner_id = accounts.first_owner(now())
    try:
        accounts.set_password(owner_id, password)
    except RequestError:
        wrong = {"password": say(N_("This password is too easy to guess. Choose another."))}
        return render_template("setup.html", token="", wrong=wrong), 400
    key = accounts.create_key(owner_id, "first key", now())
    response = make_response(render_template("setup_done.html", key=key, address=house.settings.base_url))
    house.cookies.write(response, "session", accounts.new_session(owner_id, now()), SESSION)
    return response


def _log_in(house: House, throttle: Throttle) -> Any:
    accounts = house.studio.accounts
    following = local_path(request.form.get("next"))
    pause = throttle.wait(request.remote_addr, now())
    if pause:
        return _too_fast(pause, "login.html", wrong=_later(pause), next=following)
    password = request.form.get("password", "")
    owner_id = accounts.first_owner(now())
    if len(password.encode("utf-8", "replace")) > LONGEST or not accounts.check_password(owner_id, password):
        throttle.wrong(request.remote_addr, now())
        return render_template("login.html", wrong=say(N_("That is not the password.")), next=following), 401
    throttle.right(request.remote_addr)
    response = redirect(following, 303)
    house.cookies.write(response, "session", accounts.new_session(owner_id, now()), SESSION)
    return response


def _unfit(password: str, again: str) -> str | None:
    if len(password) < SHORTEST:
        return say(N_("The password needs at least %(number)s characters; 15 are better."), number=SHORTEST)
    if len(password.encode("utf-8", "replace")) > LONGEST:
        return say(N_("The password is too long."))
    if password != again:
        return say(N_("The two passwords differ."))
    return None


def _later(pause: int) -> str:
    return say(N_("Too many tries. Wait %(number)s seconds."), number=-(-pause // 1000))


def _too_fast(pause: int, template: str, **values: Any) -> Any:
    return render_template(template, **values), 429, {"Retry-After": str(-(-pause // 1000))}
