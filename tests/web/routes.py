"""Every address of the application, and who may call it. A new route is missing here until somebody has decided.

`{…}` in a path and `{…}` in a form's value are filled in by tests/web/test_permissions.py.
"""

from dataclasses import dataclass, field
from enum import Flag, auto


class May(Flag):
    """Who may call a route. An admin is somebody who does not facilitate the workshop in question."""

    ADMIN = auto()
    FACILITATOR = auto()
    PARTICIPANT = auto()
    SCREEN = auto()
    OTHERS = auto()  # people who are signed in, but have nothing to do with the workshop
    NOBODY = auto()  # without any cookie: what the address itself holds is the right, or there is none to have


ANYONE = ~May(0)
SIGNED_IN = May.ADMIN | May.FACILITATOR | May.OTHERS
RESULT = May.ADMIN | May.FACILITATOR


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    may: May
    form: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.method, self.path


_WORKSHOP = {
    "organisation": "Taken over",
    "title": "Taken over",
    "starts_at": "2026-12-01T14:00",
    "time_zone": "UTC",
    "mode": "breakouts",
}
_TURN = {"turn": "{turn}"}
_W = "/workshops/{workshop_id}"
_P = _W + "/people"
_S = _W + "/survey"
_A = _W + "/agenda"
_M = _W + "/meeting"
_I = _W + "/invitations"
_C = _W + "/cloud"
_D = _W + "/documents/{document_id}/wordings"
_OWN = "/meet/{workshop_id}/documents/{document_id}/wordings"
_CUSTOMER = {"name": "A customer of {unique}"}

ROUTES = (
    Route("GET", "/healthz", ANYONE),
    Route("GET", "/readyz", ANYONE),
    Route("GET", "/favicon.ico", ANYONE),
    Route("GET", "/static/cloud-font.css", ANYONE),
    Route("GET", "/static/cloud-font.woff2", ANYONE),
    Route("GET", "/static/page-font.woff2", ANYONE),
    Route("GET", "/", ANYONE),
    Route("GET", "/setup/{token}", ANYONE),
    Route("GET", "/setup/open/{handle}", ANYONE),
    Route("POST", "/setup/open/{handle}", ANYONE, {"name": "Intruder", "password": "a long and quiet password"}),
    Route("GET", "/sign-in", ANYONE),
    Route("POST", "/sign-in", ANYONE),
    Route("POST", "/sign-out", ANYONE),
    Route("GET", "/accounts", May.ADMIN),
    Route("POST", "/accounts", May.ADMIN, {"name": "A friend of {unique}", "role": "admin"}),
    Route("POST", "/accounts/{account_id}/invite", May.ADMIN),
    Route("POST", "/accounts/{account_id}/end", May.ADMIN, {"heir": "{account_id}"}),
    Route("POST", "/accounts/{account_id}/hand-over", May.ADMIN, {"heir": "{account_id}"}),
    Route("GET", "/account", SIGNED_IN),
    Route("POST", "/account/name", SIGNED_IN, {"name": "A name of {unique}", "name_password": "not mine"}),
    Route(
        "POST",
        "/account/password",
        SIGNED_IN,
        {"current_password": "not mine", "password": "a long and quiet one"},
    ),
    Route("POST", "/account/sessions/{key}/end", SIGNED_IN),
    Route("GET", "/welcome/{token}", ANYONE),
    Route("GET", "/welcome/open/{handle}", ANYONE),
    Route("POST", "/welcome/open/{handle}", ANYONE, {"password": "a long and quiet password"}),
    Route("GET", "/join", ANYONE),
    Route("POST", "/join", ANYONE, {"code": "{code}"}),
    Route("POST", "/join/seat", ANYONE, {"code": "{code}", "participant": "{participant_id}"}),
    Route("POST", "/join/knock", ANYONE, {"code": "{code}", "name": "Somebody of {unique}"}),
    Route("GET", "/meet/{workshop_id}/knock", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/knock/take-back", May.PARTICIPANT),
    Route("POST", _M + "/knocks/{knock_id}/let-in", May.FACILITATOR),
    Route("POST", _M + "/knocks/{knock_id}/decline", May.FACILITATOR),
    Route("POST", _M + "/knocks/decline", May.FACILITATOR, {"knock": "{knock_id}"}),
    Route("GET", "/join/{token}", ANYONE),
    Route("GET", "/join/open/{handle}", ANYONE),
    Route("POST", "/join/open/{handle}", ANYONE),
    Route("GET", "/screen/{token}", ANYONE),
    Route("GET", "/screen/open/{handle}", ANYONE),
    Route("POST", "/screen/open/{handle}", ANYONE),
    Route("GET", "/workshops/new", SIGNED_IN),
    Route("POST", "/workshops", SIGNED_IN, _WORKSHOP),
    Route("GET", "/templates", SIGNED_IN),
    Route("POST", "/templates/{template_id}/remove", SIGNED_IN),
    Route("GET", "/bin", SIGNED_IN),
    Route("POST", "/bin/{binned_id}/bring-back", RESULT),
    Route("POST", "/bin/{binned_id}/delete", May.ADMIN),
    Route("POST", "/bin/empty", May.ADMIN),
    Route("POST", _W + "/archive", May.FACILITATOR),
    Route("POST", _W + "/unarchive", May.FACILITATOR),
    Route("GET", _W + "/delete", May.FACILITATOR),
    Route("POST", _W + "/delete", May.FACILITATOR, {"title": "Another title"}),
    Route("GET", _W + "/template", May.FACILITATOR),
    Route("POST", _W + "/template", May.FACILITATOR, {"name": "Museums"}),
    Route("GET", _W, May.FACILITATOR),
    Route("POST", _W, May.FACILITATOR, _WORKSHOP),
    Route("POST", _W + "/facilitators", May.FACILITATOR, {"facilitator": "Olga Outsider"}),
    Route("POST", _W + "/facilitators/{account_id}/remove", May.FACILITATOR),
    Route("GET", _W + "/buy-in", May.FACILITATOR),
    Route("POST", _W + "/buy-in", May.FACILITATOR, {"sponsor": "Somebody else"}),
    Route("GET", _W + "/artifacts", May.FACILITATOR),
    Route("POST", _W + "/artifacts", May.FACILITATOR, {"kind": "slogan", "text": "Other words"}),
    Route("POST", _W + "/artifacts/{artifact_id}", May.FACILITATOR, {"kind": "slogan", "text": "Other words"}),
    Route("POST", _W + "/artifacts/{artifact_id}/move", May.FACILITATOR, {"steps": "-1"}),
    Route("POST", _W + "/artifacts/{artifact_id}/remove", May.FACILITATOR),
    Route("GET", _W + "/customers", May.FACILITATOR),
    Route("POST", _W + "/customers", May.FACILITATOR, _CUSTOMER),
    Route("POST", _W + "/customers/primary", May.FACILITATOR, {"customer": "{customer_id}", "why": "Mine"}),
    Route("POST", _W + "/customers/primary/remove", May.FACILITATOR),
    Route("POST", _W + "/customers/{customer_id}", May.FACILITATOR, _CUSTOMER),
    Route("POST", _W + "/customers/{customer_id}/remove", May.FACILITATOR),
    Route("GET", _P, May.FACILITATOR),
    Route("POST", _P, May.FACILITATOR, {"name": "Somebody {unique}"}),
    Route("POST", _P + "/teams/mix", May.FACILITATOR),
    Route("GET", _P + "/imports/{import_id}", May.FACILITATOR),
    Route("POST", _P + "/imports/{import_id}/rows/{row_number}", May.FACILITATOR, {"name": "Imported Ida"}),
    Route("POST", _P + "/imports/{import_id}/apply", May.FACILITATOR, {"row": "1", "seen": "{seen}"}),
    Route("POST", _P + "/imports/{import_id}/undo", May.FACILITATOR),
    Route("POST", _P + "/imports/{import_id}/discard", May.FACILITATOR),
    Route("POST", _P + "/imports", May.FACILITATOR, {"pasted": "Somebody new {unique}"}),
    Route("GET", _P + "/{participant_id}/details", May.FACILITATOR),
    Route("POST", _P + "/{participant_id}/details", May.FACILITATOR, {"name": "Somebody else {unique}"}),
    Route("POST", _P + "/{participant_id}/team", May.FACILITATOR, {"team": "{other_team}"}),
    Route("POST", _P + "/{participant_id}/renew", May.FACILITATOR),
    Route("POST", _P + "/renew-links", May.FACILITATOR),
    Route("POST", _P + "/{participant_id}/free", May.FACILITATOR),
    Route("GET", _I, May.FACILITATOR),
    Route("POST", _I, May.FACILITATOR, {"audience": "everyone"}),
    Route("POST", _I + "/given", May.FACILITATOR),
    Route("GET", _I + "/messages.zip", May.FACILITATOR),
    Route("POST", _I + "/{participant_id}", May.FACILITATOR),
    Route("POST", _I + "/{participant_id}/given", May.FACILITATOR),
    Route("POST", _I + "/left/{left_id}", May.FACILITATOR),
    Route("GET", _I + "/left/{left_id}/message.eml", May.FACILITATOR),
    Route("GET", _I + "/left/{left_id}/calendar.ics", May.FACILITATOR),
    Route("POST", _I + "/left/{left_id}/told", May.FACILITATOR),
    Route("POST", _P + "/{participant_id}/remove", May.FACILITATOR),
    Route("GET", "/s/{key}", ANYONE),
    Route("POST", "/s/{key}", ANYONE, {"answer": "Something kind"}),
    Route("GET", "/s/{key}/thanks", ANYONE),
    Route("GET", "/s/{key}/qr.svg", ANYONE),
    Route("GET", "/s/{key}/t/{ticket}", ANYONE),
    Route("POST", "/s/{key}/t/{ticket}", ANYONE, {"answer": "Something kind"}),
    Route("POST", _W + "/tickets", May.FACILITATOR, {"size": "3"}),
    Route("POST", _W + "/tickets/only", May.FACILITATOR),
    Route("POST", _W + "/tickets/not-only", May.FACILITATOR),
    Route("POST", _W + "/tickets/{list_id}/withdraw", May.FACILITATOR),
    Route("POST", _W + "/tickets/{list_id}/restore", May.FACILITATOR),
    Route("GET", _S + "/imports", May.FACILITATOR),
    Route("GET", _S + "/imports/{upload_id}", May.FACILITATOR),
    Route("POST", _S + "/imports/{upload_id}/rows/{row_number}", May.FACILITATOR, {"text": "Something new"}),
    Route("POST", _S + "/imports/{upload_id}/apply", May.FACILITATOR),
    Route("POST", _S + "/imports/{upload_id}/undo", May.FACILITATOR),
    Route("POST", _S + "/imports/{upload_id}/discard", May.FACILITATOR),
    Route("POST", _S + "/imports", May.FACILITATOR, {"pasted": "An answer of {unique}"}),
    Route("GET", _S + "/answers", May.FACILITATOR),
    Route("GET", _S + "/answers/counts", May.FACILITATOR),
    Route("POST", _S + "/answers/all-harmless", May.FACILITATOR),
    Route("POST", _S + "/answers/all-again", May.FACILITATOR),
    Route("POST", _S + "/answers/{answer_id}/hide", May.FACILITATOR),
    Route("POST", _S + "/answers/{answer_id}/show", May.FACILITATOR),
    Route("POST", _S + "/answers/{answer_id}/harmless", May.FACILITATOR),
    Route("POST", _S + "/answers/{answer_id}/doubtful", May.FACILITATOR),
    Route("GET", _S + "/answers.{file_form}", May.FACILITATOR),
    Route("GET", _S + "/words.{file_form}", May.FACILITATOR),
    Route("GET", _W + "/survey", May.FACILITATOR),
    Route("POST", _W + "/survey/open", May.FACILITATOR),
    Route("POST", _W + "/survey/close", May.FACILITATOR),
    Route("POST", _W + "/survey/question", May.FACILITATOR, {"question": "Whose question is this?"}),
    Route("POST", _W + "/survey/questions", May.FACILITATOR, {"language": "fr", "translation": "À qui est-ce ?"}),
    Route("POST", _W + "/survey/questions/{language}/remove", May.FACILITATOR),
    Route("POST", _W + "/survey/schedule", May.FACILITATOR, {"opens_at": "2030-12-02T09:00"}),
    Route("POST", _W + "/survey/schedule/remove", May.FACILITATOR),
    Route("GET", _C, May.FACILITATOR),
    Route("GET", _C + "/word", May.FACILITATOR),
    Route("POST", _C + "/merge", May.FACILITATOR, {"word": "curious", "into": "story"}),
    Route("POST", _C + "/rename", May.FACILITATOR, {"word": "curious", "name": "Nosy"}),
    Route("POST", _C + "/hide", May.FACILITATOR, {"word": "curious"}),
    Route("POST", _C + "/tidy", May.FACILITATOR, {"leave_out": "curious"}),
    Route("POST", _C + "/apart", May.FACILITATOR, {"word": "curious", "into": "story"}),
    Route("POST", _C + "/choices/{choice_id}/undo", May.FACILITATOR),
    Route("POST", _C + "/freeze", May.FACILITATOR),
    Route("POST", _C + "/release", May.FACILITATOR),
    Route("GET", _W + "/cloud.png", May.FACILITATOR),
    Route("GET", _W + "/cloud.svg", May.FACILITATOR),
    Route("GET", _W + "/answers", May.FACILITATOR),
    Route("GET", "/meet/{workshop_id}/answers", May.PARTICIPANT, {"word": "{word}"}),
    Route("GET", _A, May.FACILITATOR),
    Route("POST", _A, May.FACILITATOR, {"new_title": "A detour", "new_minutes": "5", "seen": "{agenda_seen}"}),
    Route("GET", _W + "/handout", May.FACILITATOR),
    Route("GET", _W + "/handout.pdf", May.FACILITATOR),
    Route("GET", "/meet/{workshop_id}/handout", May.PARTICIPANT),
    Route("GET", "/meet/{workshop_id}/handout.pdf", May.PARTICIPANT),
    Route("GET", _W + "/platform", May.FACILITATOR),
    Route("POST", _W + "/platform", May.FACILITATOR, {"link": "https://elsewhere.example/j/1"}),
    Route("POST", _W + "/platform/room", May.FACILITATOR, {"place": "Somewhere else"}),
    Route("GET", _W + "/documents", May.FACILITATOR),
    Route("GET", _W + "/documents/{document_id}", May.FACILITATOR),
    Route("POST", _W + "/documents/{document_id}/ticket", May.FACILITATOR),
    Route("GET", "/meet/{workshop_id}/documents/{document_id}", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/documents/{document_id}/ticket", May.PARTICIPANT),
    Route("GET", _D, May.FACILITATOR),
    Route("GET", _D + "/compare", May.FACILITATOR),
    Route("POST", _D, May.FACILITATOR),
    Route("POST", _D + "/{number}/back", May.FACILITATOR, {"sure": "yes"}),
    Route("GET", _OWN, May.PARTICIPANT),
    Route("GET", _OWN + "/compare", May.PARTICIPANT),
    Route("POST", _OWN, May.PARTICIPANT),
    Route("POST", _OWN + "/{number}/back", May.PARTICIPANT, {"sure": "yes"}),
    Route("POST", _D + "/{number}/remove", May.FACILITATOR),
    Route("GET", _W + "/join-code.pdf", May.FACILITATOR),
    Route("GET", _M, May.FACILITATOR),
    Route("GET", "/meet/{workshop_id}", May.PARTICIPANT),
    Route("GET", "/meet/{workshop_id}/waiting", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/waiting", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/choose-again", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/devices/{request_id}/let-in", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/devices/{request_id}/refuse", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/devices/only-here", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/devices/read", May.PARTICIPANT, {"until": "2026-12-01T09:00:00+00:00"}),
    Route("GET", "/screens/{workshop_id}", May.SCREEN),
    Route("GET", _W + "/screen", May.FACILITATOR),
    Route("GET", _W + "/join-qr.svg", May.FACILITATOR),
    Route("GET", "/screens/{workshop_id}/join-qr.svg", May.SCREEN),
    Route("POST", _M + "/clock/{change}", May.FACILITATOR, _TURN),
    Route("POST", _M + "/team/{participant_id}", May.FACILITATOR, {"team": "{other_team}"}),
    Route("POST", _M + "/late/{late_id}/accept", May.FACILITATOR),
    Route("POST", _M + "/late/{late_id}/decline", May.FACILITATOR),
    Route("POST", _M + "/check", May.FACILITATOR),
    Route("POST", _M + "/check/{check_id}/reveal", May.FACILITATOR),
    Route("POST", _M + "/adopt", May.FACILITATOR, {"wording": "{statement}"}),
    Route("POST", "/meet/{workshop_id}/done", May.PARTICIPANT, {"done": "yes"}),
    Route("POST", "/meet/{workshop_id}/release", May.PARTICIPANT, {"show": "yes"}),
    Route("POST", "/meet/{workshop_id}/late", May.PARTICIPANT, {"text": "What the lock kept out."}),
    Route(
        *("POST", "/meet/{workshop_id}/likes", May.PARTICIPANT),
        {"draft": "{draft_id}", "start": "0", "end": "5", "reason": "Mine"},
    ),
    Route("POST", "/meet/{workshop_id}/likes/{like_id}/remove", May.PARTICIPANT),
    Route("POST", "/meet/{workshop_id}/checks/{check_id}", May.PARTICIPANT, {"question": "1", "verdict": "yes"}),
    Route("POST", _M + "/to/{phase_id}", May.FACILITATOR, _TURN),
    Route("POST", _M + "/keep-writing", May.FACILITATOR, _TURN),
    Route("POST", _M + "/back", May.FACILITATOR, _TURN),
    Route("GET", _M + "/start", May.FACILITATOR),
    Route("POST", _M + "/on", May.FACILITATOR, _TURN),
    Route("GET", _W + "/result", RESULT),
    Route("GET", _W + "/export.{form}", RESULT),
    Route("POST", "/account/sign-out-everywhere", SIGNED_IN),  # the last, since nothing more can be done with it
)

SOCKETS = {  # /live/{workshop_id}/{surface}
    "console": May.FACILITATOR,
    "survey": May.FACILITATOR,
    "cloud": May.FACILITATOR,
    "documents": May.FACILITATOR,
    "invitations": May.FACILITATOR,
    "seat": May.PARTICIPANT,
    "strip": May.PARTICIPANT,
    "screen": May.SCREEN,
    "nonsense": May(0),
}
SOCKET_ROUTES = {"/live/{workshop_id}/{surface}"}
