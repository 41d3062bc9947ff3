"""The primary customer."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Person
from app.actions.meeting.content import Content, Loader
from app.actions.meeting.frame import Frame
from app.actions.services import Services
from app.domain.preparation.customers import CustomerProfile, profile
from app.storage import customers


@dataclass(frozen=True, kw_only=True)
class Customer(Content):
    profile: CustomerProfile

    @property
    def fills_screen(self) -> bool:
        return bool(self.profile.branches)


async def _stored(services: Services, connection: AsyncConnection, person: Person, frame: Frame) -> Customer:
    listed = await customers.of_workshop(connection, frame.workshop.id)
    return Customer(profile=profile(listed, await customers.primary_of(connection, frame.workshop.id)))


CUSTOMER = Loader(stored=_stored)
