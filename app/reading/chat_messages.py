"""What people wrote in a chat, without what the program writes for them: pictures left out, replies and reactions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_PUT_IN = re.compile(r"\u200e.*|<[^<>]{3,40}>")  # “image omitted”, “<Media omitted>”
_ECHO = re.compile(r"[^\"“„«「\n]{2,60}[\"“„«「](?P<quoted>[^\n]{1,400}?)(?:\.\.\.|…)?[\"”“»」](?P<rest>[^\n]{0,60})")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


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
