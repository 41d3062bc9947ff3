"""What people write who have no answer: "keine Angabe", "no idea". It is one only where nothing else is said."""

from app.domain.words.tokens import folded

_LONGEST = 40
_AROUND = " \t\r\n.,;:!?…-–—_/\\()[]\"'«»„“”¡¿。！？、"
_LISTED = """
    no idea, not sure, don't know, dont know, i don't know, i dont know, dunno, idk, n/a, none, nope, nothing,
    no comment, no comments, no answer, no opinion, ditto, test, test test, testing, asdf, tbd, todo
    keine angabe, keine angaben, k.a, k. a, weiß nicht, weiß ich nicht, ich weiß nicht, weiss nicht, ich weiss nicht,
    weiss ich nicht, keine ahnung, keine meinung, kein kommentar, keine antwort, keine idee, nichts, dito, s.o, s. o
    je ne sais pas, sais pas, aucune idée, aucun avis, sans avis, sans opinion, ras, r.a.s, rien, rien à signaler, idem
    pas d'idée, pas d'avis, nsp
    no sé, no lo sé, ni idea, ns/nc, sin comentarios, sin opinión, sin respuesta, ninguna idea, nada
    não sei, nao sei, sem comentários, sem opinião, sem resposta, sem ideia, idem idem
    non so, non lo so, boh, nessuna idea, nessun commento, nessuna risposta, niente
    weet niet, weet ik niet, ik weet het niet, geen idee, geen mening, geen antwoord, n.v.t
    nie wiem, nie mam zdania, brak, brak odpowiedzi, nie dotyczy
    bilmiyorum, fikrim yok, yok
    vet ej, vet inte, jag vet inte, ingen aning, ved ikke, det ved jeg ikke, vet ikke, ingen idé, en tiedä
    не знаю, без понятия, нет ответа, нет, незнаю, нічого, nevím, neviem, nu știu, nu stiu, nem tudom, δεν ξέρω, ne znam
    لا أعرف, لا اعرف, لا أعلم, לא יודע, לא יודעת, tidak tahu, không biết
    わからない, わかりません, 分からない, 分かりません, 特になし, 特にない, 特にありません, なし, 不知道, 不清楚, 无, 無
    모름, 모르겠어요, 모르겠습니다, 없음"""
_NO_ANSWERS = frozenset(
    folded(part.strip()) for line in _LISTED.split("\n") for part in line.split(",") if part.strip()
)


def is_no_answer(text: str) -> bool:
    """Whether that is the whole answer."""
    return len(text) <= _LONGEST and " ".join(folded(text.strip(_AROUND)).split()) in _NO_ANSWERS
