"""What stands in the sheet that a word of the cloud opens, over whichever page shows that cloud."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi.responses import HTMLResponse, Response

from app.actions.access import Person
from app.actions.cloud import cloud
from app.actions.cloud.cloud import AnswersPage
from app.actions.services import Services
from app.web.pages import html


@dataclass(frozen=True)
class AnswersSheet:
    """`word`: as it was asked for. `address`: what opens another word, but for its key."""

    found: AnswersPage
    word: str
    address: str


async def answers_sheet(
    services: Services, person: Person, word: str, number: int, path: str, language: str = ""
) -> AnswersSheet:
    """`path`: of the address that opens words. `language`: whose answers are looked at; "": all."""
    found = await cloud.answers_page(services, person, word, number, language)
    return AnswersSheet(found, word, f"{path}?{f'language={quote(language)}&' if language else ''}word=")


def sheet_partial(sheet: AnswersSheet) -> Response:
    return HTMLResponse(html("cloud/_answers.html", sheet=sheet))
