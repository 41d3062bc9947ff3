"""The table of routers. Of two routes that take the same address the first one answers."""

from fastapi import APIRouter

from app.web import export, handout, health, invitations, live, static_files
from app.web.accounts import accounts
from app.web.accounts import own as own_account
from app.web.answers import export as answers_export
from app.web.answers import imports as answers_import
from app.web.answers import moderation
from app.web.cloud import answers as cloud_answers
from app.web.cloud import cloud
from app.web.cloud import fonts as cloud_fonts
from app.web.cloud import pictures as cloud_pictures
from app.web.documents import pages as document_pages
from app.web.documents import socket_tickets as document_tickets
from app.web.documents import wordings
from app.web.meeting import agenda, controls, join_code, surfaces
from app.web.meeting.phases import check, compare, draft
from app.web.people import imports as people_import
from app.web.people import people
from app.web.preparation import artifacts, buy_in, customers, platform
from app.web.seats import join, knocks, seats
from app.web.survey import one_time_links as tickets
from app.web.survey import respondent, survey
from app.web.workshops import shelves, templates, workshops

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    static_files.router,
    accounts.router,
    own_account.router,
    join.router,
    knocks.router,
    workshops.router,
    templates.router,
    buy_in.router,
    artifacts.router,
    people.router,
    people_import.router,
    respondent.router,
    survey.router,
    tickets.router,
    moderation.router,
    answers_import.router,
    answers_export.router,
    customers.router,
    cloud.router,
    cloud_answers.router,
    cloud_fonts.router,
    cloud_pictures.router,
    agenda.router,
    platform.router,
    document_pages.router,
    document_tickets.router,
    wordings.router,
    handout.router,
    invitations.router,
    surfaces.router,
    controls.router,
    join_code.router,
    draft.router,
    compare.router,
    check.router,
    seats.router,
    shelves.router,
    export.router,
    live.router,
)
