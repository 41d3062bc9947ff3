"""Text that holds people, whatever it was copied from: recipients, blocks of labelled lines, lines with dashes."""

from dataclasses import dataclass

from app.domain.people.functions import people_with_functions
from app.domain.people.listed_blocks import people_of_blocks
from app.domain.people.listed_lines import people_of_lines, tidied
from app.domain.people.mail_lists import people_of_mail, titled
from app.domain.people.mail_pairs import pairs
from app.domain.tables.sheets import SheetRow


@dataclass(frozen=True)
class PeopleText:
    """`rows`: none where the text is a table of another kind. `text`: without what stands around its lines.
    `passed_over`: lines without a person."""

    rows: tuple[SheetRow, ...]
    text: str
    passed_over: tuple[str, ...]


def people_text(said: str) -> PeopleText:
    tidy, gone = tidied(said)
    if blocks := people_of_blocks(said):
        return PeopleText(blocks, said, ())
    if in_turn := pairs(tidy):
        return PeopleText(titled([(name, address, "", "") for name, address in in_turn]), tidy, gone)
    if people := people_with_functions(tidy):
        return PeopleText(titled(people), tidy, gone)
    mail = people_of_mail(tidy)
    return PeopleText(mail.rows or people_of_lines(tidy), tidy, (*gone, *mail.passed_over))
