"""Whether a line asks something of the reader, by the word it begins with: “Please describe…”, “Was ist…”."""

_BEGIN = """
please describe tell name write list say give think what which how why where when who whom would could should do did
are is in on if
bitte beschreiben beschreibe nennen nenne schreiben sagen was welche welcher welches welchen wie warum wieso weshalb wo
wann wer wen wem woran wodurch womit wofür worauf woraus stellen denken geben
veuillez décrivez décris dites nommez citez écrivez quel quelle quels quelles qu comment pourquoi où quand qui que
por describa describe diga nombre escriba qué que cuál cuáles cómo dónde cuándo quién
descriva descrivi dica scriva nomini cosa che quale quali come perché dove quando chi per
descreva diga escreva qual quais como onde quem cite
beschrijf noem schrijf graag wat welk welke hoe waarom waar wanneer wie
beskriv skriv nämn nævn nevn vad vilken vilka hur varför hvad hvilken hvilke hvordan hvorfor hva vennligst
opisz proszę napisz wymień co jaki jaka jakie jak dlaczego gdzie
popište prosím napište uveďte jaký jaké proč kde
írja kérjük mi milyen hogyan miért
lütfen ne nasıl neden hangi
пожалуйста опишите напишите назовите что какой какая какие как почему где
παρακαλώ περιγράψτε τι ποιο πώς γιατί
يرجى صف اكتب ما ماذا كيف لماذا
אנא תארו מה איך למה
"""
_WORDS = frozenset(_BEGIN.split())
_MARKS = ("?", "？", "؟")
_FEWEST = 3  # words


def ends_asking(line: str) -> bool:
    return line.endswith(_MARKS)


def begins_asking(line: str) -> bool:
    """In a sentence that goes on: “How calm” is an answer."""
    words = line.casefold().split()
    return len(words) >= _FEWEST and words[0].split("'")[0].split("’")[0].strip("¿¡,:") in _WORDS
