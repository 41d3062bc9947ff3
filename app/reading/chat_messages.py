"""What people wrote in a chat, without what the program writes for them: pictures left out, replies and reactions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_PUT_IN = re.compile(r"\u200e.*|<[^<>]{3,40}>")  # “image omitted”, “<Media omitted>”
_ECHO = re.compile(r"[^\"“„«「\n]{2,60}[\"“„«「](?P<quoted>[^\n]{1,400}?)(?:\.\.\.|…)?[\"”“»」](?P<rest>[^\n]{0,60})")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


_BUTTON = re.compile(
    r"\d{1,4}|(?:add (?:a )?)?comment|reply|like|share|kommentar hinzufügen|kommentieren|antworten|gefällt mir|teilen|"
    r"ajouter un commentaire|commenter|répondre|j[’']aime|añadir (?:un )?comentario|responder|me gusta|comentar|"
    r"aggiungi commento|rispondi|mi piace|reactie toevoegen|reageren|beantwoorden",
    re.IGNORECASE,
)


@dataclass
class Message:
    """`number`: of its first line, from 1."""

    number: int
    name: str
    lines: list[str] = field(default_factory=list)


def without_echoes(messages: Sequence[Message]) -> Iterator[Message]:
    """Without pictures and “Reacted to "Calm" with 👍”; and of a reply what is said beyond the words it replies to."""
    earlier: list[str] = []
    for message in messages:
        while message.lines and not message.lines[-1].strip():
            message.lines.pop()
    if sum(_ends_with_a_button(message) for message in messages) > len(messages) / 2:
        for message in filter(_ends_with_a_button, messages):
            _take_buttons_off(message)
    for message in messages:
        text = "\n".join(message.lines).strip(" \n")
        if _PUT_IN.fullmatch(text):
            continue
        first, _, others = text.partition("\n")
        echo = _ECHO.fullmatch(first.strip())
        if echo and any(said.startswith(echo["quoted"].strip()) for said in earlier):
            if not others.strip():
                if _PICTURE.search(echo["rest"]):
                    continue
            elif not echo["rest"].strip():
                message.lines, text = [others], others
        earlier.append(text)
        yield message


def _ends_with_a_button(message: Message) -> bool:
    """“Add comment”, or the number of those who like it, below what was said."""
    return len(message.lines) > 1 and _BUTTON.fullmatch(message.lines[-1].strip()) is not None


def _take_buttons_off(message: Message) -> None:
    while _ends_with_a_button(message):
        message.lines.pop()
