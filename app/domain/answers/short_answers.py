"""Columns of a word or two each that are answers and no names: “Trust”, “Calm”, beside a column of comments.

A word alone could be somebody's name or department. What speaks for answers: many cells are words that people use
for an experience, in any of the languages that are known, and hardly any is a first name.
"""

from collections.abc import Sequence
from itertools import dropwhile

from app.domain.tables.answer_titles import plain_title, speaks_of_persons
from app.domain.tables.experience import speak_of_experience

_FEWEST = 3  # words that differ
_OWN_WORDS, _ENOUGH_OWN = 0.6, 8
_REMARKS = """
comment comments remark remarks why reason reasons because explanation details anything else further notes note
kommentar kommentare bemerkung bemerkungen warum grund begründung erläuterung anmerkung anmerkungen sonstiges
commentaire commentaires remarque remarques pourquoi raison observaciones comentario comentarios por qué motivo porque
comentário comentários porquê commento commenti perché opmerking opmerkingen waarom toelichting
"""
_LEAD = """
any other another further additional more general your some do you have noch weitere sonstige andere haben sie ihre
allgemeine autres autre vos des otros otras sus outros altri altre overige
"""
_OF_REMARKS = frozenset(map(plain_title, _REMARKS.split()))
_BEFORE_REMARKS = frozenset(map(plain_title, _LEAD.split()))


def are_short_answers(title: str, cells: Sequence[str]) -> bool:
    """`cells`: some filled ones."""
    if len(set(cells)) < _FEWEST or speaks_of_persons(title):
        return False
    if len(set(cells)) < min(_OWN_WORDS * len(cells), _ENOUGH_OWN):
        return False  # chosen from a few, as a department is
    return speak_of_experience(cells)


def is_remarks_title(title: str) -> bool:
    """“Comments”, “Why?”, “Any other comments?”: what is said beside an answer."""
    words = [plain_title(word) for word in title.split()]
    led = [*dropwhile(_BEFORE_REMARKS.__contains__, words)]
    return bool(led) and len(led) <= 4 and led[0] in _OF_REMARKS
