"""Every written form and every key of a survey's answers as a number, with what counting needs to know of it."""

from collections.abc import Sequence

import numpy as np

from app.domain.cloud.idioms import hyphened
from app.domain.cloud.joins import Joins
from app.domain.cloud.kinds import LEFT_OUT_MARK, kind_of
from app.domain.cloud.no_words import measure
from app.domain.cloud.question import question_words
from app.domain.languages.bits import ALWAYS_LEFT_OUT, LEFT_OUT_IN, home_languages
from app.domain.words.arrays import GrowingArray
from app.domain.words.gendered import with_sign
from app.domain.words.markup import FILLER
from app.domain.words.meanings import WITH_HYPHEN
from app.domain.words.negations import canonical, role
from app.domain.words.tokens import LONGEST_WORD, elided, folded, without_ligatures

MOST = (1 << 20) - 1
"""Forms and keys are numbers of 20 bits, so that three fit into one integer. Later forms are not counted."""

_WHOLE = WITH_HYPHEN | hyphened()
"""What is no compound in spite of its hyphens."""
MOST_PARTS = 4
"""Of a compound."""


class _Forms(dict[str, int]):
    """Written form -> number; a form not seen before is entered."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, written: str) -> int:
        if len(written) > LONGEST_WORD or self._vocabulary.is_full:
            return 0
        self[written] = form = self._vocabulary.enter(written)
        return form


class Vocabulary:
    """Number 0 is no word: its kind is 0."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.home = home_languages(tuple(questions))
        self._left_out = question_words(questions)
        self.numbers = _Forms(self)
        self.written: list[str] = []
        self.with_article: list[str] = []  # by form, "d'accueil" where that was written
        self.key_of = GrowingArray(np.int32)
        self.twins = GrowingArray(np.int32)  # the same form where it is left out as a stop-word of its language
        self.part_counts = GrowingArray(np.uint8)  # by form: 2 for "on-time", 1 for what is no compound
        self.part_starts = GrowingArray(np.int32)  # by form: where the keys of a compound's parts begin …
        self.parts = GrowingArray(np.int32)  # … in this list, and whose they are
        self.compound_of = GrowingArray(np.int32)
        self.spans: dict[int, int] = {}  # forms of more than one word, as idioms are: of how many
        self.verbs: dict[int, int] = {}  # form -> the same where it is a verb
        self.keys: dict[str, int] = {}
        self.strings: list[str] = []
        self.kinds = GrowingArray(np.uint8)
        self.left_out_in = GrowingArray(np.int64)
        self.roles = GrowingArray(np.uint16)  # of `cloud_negations`
        self.negations = GrowingArray(np.int32)  # the key under which all forms of a negation are counted
        self.measures = GrowingArray(np.uint8)  # of `cloud_no_words`
        self.runs: dict[int, int] = {}  # two roots inside a phrase of four words, as one number -> their own key
        self.run_left = GrowingArray(np.int32)  # by key; 0 for a single word
        self.run_right = GrowingArray(np.int32)
        self._new_forms: list[tuple[int, int, int, int]] = []  # in the order in which `flush` names the arrays
        self._new_keys: list[tuple[int, int, int, int, int, int, int]] = []
        self._form("", "")
        self.flush()
        self.joins = Joins(self)

    def enter(self, written: str) -> int:
        """A new form's number. `flush` makes it known to the arrays."""
        if written.isascii() and written.isalpha() and (written.islower() or written[1:].islower()):
            return self.enter_as(written, written.lower())  # the common case, and the same as below
        if not written.isascii():
            written = without_ligatures(written.replace(FILLER, ""))
        shown = written[elided(written) :]
        form = self.enter_as(shown, folded(with_sign(shown)))
        self.with_article[form] = written
        return form

    def enter_as(self, shown: str, key: str) -> int:
        """A new form with this key."""
        return self._form(shown, key, self._form(shown, key + LEFT_OUT_MARK) if key in LEFT_OUT_IN else 0)

    def enter_verb(self, form: int, key: str) -> int:
        """The same form with the key of a verb."""
        if form not in self.verbs:
            self.verbs[form] = self.enter_as(self.written[form], key)
        return self.verbs[form]

    def enter_words(self, forms: Sequence[int], key: str) -> int:
        """A new form of several words side by side, with this key."""
        form = self.enter_as(" ".join((self.written[forms[0]], *(self.with_article[one] for one in forms[1:]))), key)
        self.spans[form] = len(forms)
        return form

    @property
    def is_full(self) -> bool:
        """One form can bring two more, and a dozen keys: its twin, all parts of each, and the base of negations."""
        return max(len(self.written), len(self.strings)) > MOST - 20

    def _form(self, shown: str, key: str, twin: int = 0) -> int:
        form = len(self.written)
        self.written.append(shown)
        self.with_article.append(shown)
        start, count = self._compound(key.split("-"), form) if "-" in key and key not in _WHOLE else (0, 1)
        self._new_forms.append((self.key(key), twin, start, count))
        return form

    def _compound(self, parts: Sequence[str], form: int) -> tuple[int, int]:
        """Where its parts begin, and how many there are."""
        start = len(self.parts)
        if not (1 < len(parts) <= MOST_PARTS and all(parts)):
            return start, 1
        self.parts.extend(np.array([self.key(part) for part in parts], np.int32))
        self.compound_of.extend(np.full(len(parts), form, np.int32))
        return start, len(parts)

    def run(self, left: int, right: int) -> int:
        """The key of two roots side by side inside a phrase; 0 where no more fit."""
        code = left << 20 | right
        if code not in self.runs and not self.is_full:
            self.runs[code] = len(self.strings)
            self.strings.append(" ".join(self.strings[root].removesuffix(LEFT_OUT_MARK) for root in (left, right)))
            self._new_keys.append((0, 0, 0, 0, 0, left, right))
        return self.runs.get(code, 0)

    def key(self, string: str) -> int:
        """A key's number; a new key is entered."""
        found = self.keys.get(string)
        if found is None:
            plain = string.removesuffix(LEFT_OUT_MARK)
            does = role(plain)
            negation = canonical(plain) if does else ""
            number = self.key(negation) if negation and negation != string else 0
            self.keys[string] = found = len(self.strings)
            self.strings.append(string)
            kind, left_out = kind_of(string, self._left_out), LEFT_OUT_IN.get(string, 0)
            measures = measure(plain) if plain else 0
            self._new_keys.append((kind, left_out, does, (number or found) if does else 0, measures, 0, 0))
        return found

    def may_be_said(self, key: int) -> bool:
        """Whether a word can say something: no stop-word of all languages, nor one where it is left out."""
        string = self.strings[key]
        return not string.endswith(LEFT_OUT_MARK) and string not in ALWAYS_LEFT_OUT

    def flush(self) -> None:
        """Lets the arrays know of what was entered since: together, as that is many times faster than one by one."""
        by_key = (
            self.kinds, self.left_out_in, self.roles, self.negations, self.measures, self.run_left, self.run_right,
        )  # fmt: skip
        by_form = (self.key_of, self.twins, self.part_starts, self.part_counts)
        for arrays, new in ((by_key, self._new_keys), (by_form, self._new_forms)):
            for array, values in zip(arrays, zip(*new, strict=True), strict=True) if new else ():
                array.extend(np.array(values))
        self._new_forms, self._new_keys = [], []
