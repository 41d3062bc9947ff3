"""The word cloud's counting rules: which words the answers share, and in how many answers each occurs.

The cloud is a doorway to the answers, not a verdict (docs/method.md, section 2), so every rule here can answer a
facilitator's "why is this word here?" or "why is it not?":

1. A word is letters and digits, with apostrophes and hyphens inside it, whichever of their signs a keyboard produces;
   "R&D", "C++" and "24/7" are words, and so is an emoji, whatever its skin tone. Japanese, Chinese and Thai are cut
   into words by a dictionary; Japanese endings and affixes stay with their word. The article of French and Italian is
   left off ("l'accueil": accueil). Addresses, handles, tags, numbers with or without a unit, numerals of lists, names
   of files, and anything over 60 letters are no words.
2. A word counts once for each answer it occurs in, however often one person repeats it.
3. Capitals do not matter. A word is shown in its most usual form; capitals at the start of a sentence say nothing
   about that.
4. Forms of a word are joined only if both occur in answers of the same language: singular and plural, "captain" with
   "captain's", Arabic words with and without article, Japanese verbs and adjectives whatever their ending and
   spelling. So nothing is mangled: "was", "virus", "business", "less" have no shorter form to join, and pairs that
   mean different things ("new" and "news", "right" and "rights") are listed and stay apart (`cloud_meanings`).
   Adjectives that are listed (`cloud_adjectives`) are joined in gender, number and case, and Polish and Turkish nouns
   in their cases; both are shown in the base form where that occurs. Of nine more languages Snowball's stemmers tell
   what forms share (`cloud_stems`). What means women and men alike is one word with whichever sign:
   "Gäst:innen", "Gäst*innen".
   A neutral form is joined with the words of men and of women in French, Spanish, Portuguese and Italian. Polish words
   are shown in a form that may be the base one, or in the commonest.
5. An answer's language is found once, from its text; in doubt it is one of the languages the question is asked in
   (`answer_languages`). What nothing tells of, or what the detector hardly recognises, is read as in each of these.
6. Left out: stop-words, also as contractions without apostrophe ("dont"), single letters and digits, and the words of
   the question, as it is worded in any language, in singular and plural; titles before names ("Dr", "Pani"); and, there
   alone, the words of set phrases that only join or affirm ("auf jeden Fall", `cloud_set_phrases`). A stop-word that is
   a full word in another language ("die", "hat", "car", "son") is left out only in answers of its own language, as all
   thin ones are (`cloud_thin_words`).
7. A negation stays with the word that it governs, up to two words on ("no queues", "never in a hurry", "warten
   nicht"), where at least 3 answers share the two. A word that at least 3 answers negate, in whichever way, does not
   count where it is negated: the cloud must not say the opposite of what people said. Nor does one that most of its
   answers negate, however few they are; there rare negations count as its commonest. "Not only" is no negation;
   words for "less" are ("moins cher"), and French "plus de", which may mean "more" or "no more".
   The gender of a negated participle, or of "alone", does not matter ("nunca sola": "nunca solo"). What the governed
   word goes on with belongs to it ("without being passed around").
8. An idiom whose words mean nothing by themselves is one word ("state of the art"). Two neighbouring words are a
   phrase if they stay together in at least 3 answers, and far more often than by chance (`cloud_phrases`); two answers
   do where neither word is in any other ("New York"). One of the two may be a particle ("on time"), neither a word of
   the question; then they must do so in at least half of the answers that hold the other, or in three quarters ("zu
   Hause"). With "-" or "/" between them two words are the same phrase: "on-time".
9. A third and a fourth word join such a pair if they do so in at least 3 answers, and in at least half of those that
   hold the pair; those in the middle may be small ones ("peace of mind", "rund um die Uhr"). A phrase takes no votes
   from its words; but what hardly occurs outside of one phrase, or of a few, is not listed beside them, nor is what is
   torn out of one (`cloud_listing`).
10. What a facilitator merged counts once for each answer, under the name of the word it was merged into; what was
    hidden is not shown (`cloud_choices`). Nothing is merged unasked.
11. A word is counted from one answer on, and shown to others than facilitators from two answers on, from three where
    there are 100 answers: never with digits, and never while a hint points at it (`cloud_shown`).
"""

from collections.abc import Sequence

from app.domain.cloud.choices import Choices
from app.domain.cloud.entries import MINIMUM_ANSWERS, CloudEntry, Segment
from app.domain.cloud.shown import shown

__all__ = ["MINIMUM_ANSWERS", "CloudEntry", "Segment", "answers_with", "count_words", "visible_cloud"]


def count_words(answers: Sequence[str], question: str, *, limit: int = 100) -> tuple[CloudEntry, ...]:
    """The words of the answers, the most frequent first, equal counts in alphabetical order; at most `limit`."""
    # The count brings NumPy, which takes a while to import: the server starts without it.
    from app.domain.cloud.tally import Tally  # noqa: PLC0415

    tally = Tally([question])
    tally.add({str(number): text for number, text in enumerate(answers)})
    return tally.entries(Choices(), limit=limit)


def visible_cloud(
    answers: Sequence[str], question: str, minimum: int = MINIMUM_ANSWERS
) -> tuple[CloudEntry, ...] | None:
    """The cloud as everybody may see it, or None while there are fewer than `minimum` answers."""
    return shown(count_words(answers, question), len(answers)) if len(answers) >= minimum else None


def answers_with(answers: Sequence[str], question: str, key: str) -> list[tuple[Segment, ...]]:
    """The answers in which a cloud's word occurs, in the order given, with the word's places marked.

    Takes the same answers and question as `count_words`, because phrases and joined forms depend on all of them: as
    many answers come back as the entry's count says. An unknown key gives an empty list.
    """
    from app.domain.cloud.tally import Tally  # noqa: PLC0415

    tally = Tally([question])
    tally.add({str(number): text for number, text in enumerate(answers)})
    return [segments for _, segments in sorted(tally.answers_with(key, Choices()), key=lambda found: int(found[0]))]
