"""Editing the agenda: one form, and every press on it takes all that was typed."""

from dataclasses import dataclass, field, replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.actions.access import Facilitating
from app.actions.meeting import agenda
from app.actions.services import Services
from app.domain.errors import Conflict, DomainError, Invalid
from app.domain.meeting.agenda import Act, AgendaEdit, total_minutes
from app.web.forms import FormText, FormTexts, whole_number, writable
from app.web.pages import go, page
from app.web.sessions import FacilitatorDep, ServicesDep

router = APIRouter(prefix="/workshops/{workshop_id}/agenda")


@dataclass(frozen=True)
class Typed:
    """What was typed, as it was typed: (title, minutes) by phase, and of the new one. `shown`: what the rows held."""

    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    new: tuple[str, str] = ("", "5")
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)

    def without_untouched_rows(self) -> "Typed":
        """A row that nobody typed in follows what a colleague saved."""
        return replace(self, rows={key: row for key, row in self.rows.items() if row != self.shown.get(key)})


@router.get("")
async def agenda_page(request: Request, services: ServicesDep, person: FacilitatorDep) -> Response:
    return await _agenda_page(request, services, person)


@router.post("")
async def edit_agenda(
    request: Request,
    services: ServicesDep,
    person: FacilitatorDep,
    phase: FormTexts = None,
    title: FormTexts = None,
    minutes: FormTexts = None,
    was_title: FormTexts = None,
    was_minutes: FormTexts = None,
    new_title: FormText = "",
    new_minutes: FormText = "",
    press: FormText = Act.SAVE,
    seen: FormText = "",
) -> Response:
    typed = Typed(_rows(phase, title, minutes), (new_title, new_minutes), _rows(phase, was_title, was_minutes))
    try:
        await agenda.edit_agenda(services, person, _edit(typed, press), seen)
    except (Invalid, Conflict) as refusal:
        return await _agenda_page(request, services, person, refusal, typed.without_untouched_rows())
    return go(f"/workshops/{person.workshop.id}/agenda")


def _rows(keys: FormTexts, titles: FormTexts, minutes: FormTexts) -> dict[str, tuple[str, str]]:
    rows = zip(keys or (), map(writable, titles or ()), map(writable, minutes or ()), strict=False)
    return {key: (title, length) for key, title, length in rows}


def _edit(typed: Typed, press: str) -> AgendaEdit:
    """Raises Invalid for minutes that are no number, and for a press that this form does not have."""
    name, _, target = press.partition(":")
    if name not in [act.value for act in Act]:
        raise Invalid("This form has no such button.")
    rows = tuple((key, title, whole_number(length, f"minutes-{key}")) for key, (title, length) in typed.rows.items())
    new_title, new_length = typed.new
    is_new = bool(new_title.strip()) or name == Act.ADD
    added = (new_title, whole_number(new_length, "minutes-new")) if is_new else None
    return AgendaEdit(rows, added, Act(name), target)


async def _agenda_page(
    request: Request,
    services: Services,
    person: Facilitating,
    error: DomainError | None = None,
    typed: Typed | None = None,
) -> Response:
    phases = await agenda.phases(services, person)
    shown = typed or Typed()
    return page(
        request,
        "meeting/agenda/edit.html",
        status=error.status if error else 200,
        workshop=person.workshop,
        phases=phases,
        total=total_minutes(phases),
        error=error,
        typed=shown,
        gone=[row for key, row in shown.rows.items() if key not in {phase.id for phase in phases}],
    )
