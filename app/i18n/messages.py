"""Messages: what the product says, as English plain text. They are said in a language only where they are shown.

Values have names, `%(name)s`, so that a translation can put them in its own order; a per cent sign is written `%%`.
No message holds markup: whatever is said on a page is escaped there.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Message:
    """`english` also finds the translation. `plural`: for any `count` but one, where the words depend on it."""

    english: str
    plural: str = ""
    count: int = 0
    values: tuple[tuple[str, "Text | int"], ...] = ()

    def filled(self, **values: "Text | int") -> "Message":
        """With more of its blanks filled in."""
        return replace(self, values=(*self.values, *values.items()))

    def in_english(self) -> str:
        """For logs, and for what no page shows."""
        words = self.english if not self.plural or self.count == 1 else self.plural
        return words % {
            name: value.in_english() if isinstance(value, Message) else value for name, value in self.values
        }

    def __str__(self) -> str:
        raise TypeError(f"“{self.english}” was to be shown before a language was chosen for it")

    def __format__(self, spec: str) -> str:
        return str(self)


Text = Message | str
"""What is shown: words of ours, or words that people wrote, which are the same in every language."""


def msg(english: str, **values: Text | int) -> Message:
    """`make messages` finds the words in the source: they stand here as they are, put together by nothing."""
    return Message(english, values=tuple(values.items()))


def msgs(one: str, many: str, count: int, **values: Text | int) -> Message:
    """Words that depend on a number, which stands in them as `%(count)s`."""
    return Message(one, many, count, (("count", count), *values.items()))


def mark(english: str) -> str:
    """Only marks words of a table for translation: they are said in a language, and filled in, where they are used."""
    return english
