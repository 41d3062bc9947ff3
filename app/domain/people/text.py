"""Text that holds people, whatever it was copied from: recipients, blocks of labelled lines, lines with dashes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people.cards import people_of_cards
from app.domain.people.chats import people_of_chat
from app.domain.people.functions import people_with_functions
from app.domain.people.groups import people_in_groups
from app.domain.people.letter import without_quote_marks
from app.domain.people.listed_blocks import people_of_blocks
from app.domain.people.listed_lines import people_of_lines, tidied
from app.domain.people.listed_records import in_blocks
from app.domain.people.mail_lines import is_label
from app.domain.people.mail_lists import Cells, cells_of, people_of_mail, titled
from app.domain.people.mail_pairs import pairs
from app.domain.people.marked_lines import without_marks
from app.domain.people.mixed import people_mixed
from app.domain.people.name_rows import names_in_lines
from app.domain.tables.sheets import SheetRow


@dataclass(frozen=True)
class PeopleText:
    """`rows`: none where the text is a table of another kind. `text`: without what stands around its lines.
    `passed_over`: lines without a person."""

    rows: tuple[SheetRow, ...]
    text: str
    passed_over: tuple[str, ...]


def people_text(said: str) -> PeopleText:
    said, marks = without_marks(without_quote_marks(said))
    if (chat := people_of_chat(said)).names:
        return PeopleText(titled([(name, "", "", "") for name in chat.names]), said, tuple(chat.passed_over))
    tidy, gone = tidied(said)
    gone = (*marks, *gone)
    if blocks := people_of_blocks(in_blocks(said)):
        return PeopleText(blocks, said, ())
    if (grouped := people_in_groups(tidy, _people)).people:
        return PeopleText(titled(grouped.people), tidy, (*gone, *grouped.passed_over))
    if people := _listed(tidy):
        return PeopleText(titled(people), tidy, gone)
    mail = people_of_mail(tidy)
    return PeopleText(mail.rows or people_of_lines(tidy), tidy, (*gone, *mail.passed_over))


def _listed(text: str) -> Sequence[Cells]:
    if mixed := people_mixed(text):
        return mixed
    if in_turn := pairs(text):
        return [(name, address, "", "") for name, address in in_turn]
    if "@" not in text:
        text = "\n".join(line[is_label(line) :] for line in text.splitlines())
    if names := names_in_lines(text):
        return [(name, "", "", "") for name in names]
    return people_with_functions(text) or people_of_cards(text)


def _people(text: str) -> tuple[Sequence[Cells], Sequence[str]]:
    """Of one group, and its lines without a person."""
    if people := _listed(text):
        return people, ()
    mail = people_of_mail(text)
    return [cells_of(row) for row in mail.rows[1:]], mail.passed_over
