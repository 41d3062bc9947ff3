"""A message that is stored comes back as it was; words that were stored before there were messages stay words."""

import pytest

from app.i18n.messages import Text, msg, msgs
from app.i18n.speech import speech
from app.i18n.stored import from_stored, to_stored

NASTY = '<b>"&%s{{ } \\ “é”'


@pytest.mark.parametrize(
    "text",
    [msg("Drafting is over"), msg("%(name)s came", name=NASTY), msgs("%(count)s", "%(count)s", 3), "", "Ana came"],
)
def test_what_is_stored_comes_back(text: Text) -> None:
    assert from_stored(to_stored(text)) == text
    assert speech("en").text(from_stored(to_stored(text))) == speech("en").text(text)


def test_a_message_in_a_message_is_not_stored() -> None:
    with pytest.raises(TypeError):
        to_stored(msg("Done already: %(note)s.", note=msg("Ana came")))
