"""Where the meeting is, on a participant's pages beside it."""

from app.actions.access import Person
from app.actions.meeting.strip import meeting_strip
from app.actions.services import Services
from app.domain.meeting.languages import meeting_language
from app.web.pages import html


async def live_strip(services: Services, person: Person) -> str:
    """As it is fetched and pushed."""
    strip = await meeting_strip(services, person)
    return html("meeting/parts/_strip.html", in_language=meeting_language(person.workshop), strip=strip)
