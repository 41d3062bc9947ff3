"""A pasted list of recipients, parted into what stands for one person each."""

import re
from dataclasses import dataclass

from app.domain.mail_addresses import looks_like_email, plain_address
from app.domain.person_names import are_name_words
from app.domain.spelling import plain_word

_PLAIN_SIGNS = str.maketrans("＜＞＠；，、،؛（）［］\u00a0\u3000", "<>@;,,,;()[]  ")
_ADDRESS = re.compile(r"(?:mailto:|smtp:)?[^\s<>()\[\],;:\"|@]{1,100}@[^\s<>()\[\],;:\"|@]{1,200}", re.IGNORECASE)
_OPENING = ("(", "[", "<")
_LABEL = re.compile(r"\s{0,20}([^\W\d_]{1,30}(?:[ .\-/][^\W\d_]{1,20}){0,2})\s{0,3}[:：]\s{0,20}")
_PART = re.compile(r'"[^"]{0,200}"|<[^<>]{0,400}>|\([^()]{0,200}\)|\[[^\[\]]{0,400}\]|[;,]|[^"<(\[;,]+|.', re.DOTALL)
_OF_PEOPLE = """
to cc bcc from replyto organizer organiser required optional requiredattendees optionalattendees attendees
participants invitees recipients sender attendee an von kopie bk blindkopie erforderlich empfanger teilnehmer
organisator besprechungsorganisator teilnehmende a de cci organisateur obligatoire facultatif destinataire
destinataires participantspresents invites para cco organizador asistentes obligatorio necesario opcional requeridos
participantes da ccn organizzatore obbligatorio facoltativo invitati partecipanti destinatari aan van verplicht
optioneel deelnemers til fra till fran kopia obligatorisk valfri deltagare kopi deltagere vastaanottaja kopio
lahettaja do dw udw od komu skryta kimden kime bilgi gizli kimlere кому копия от обязательные 宛先 差出人 収件人
收件者 寄件者 发件人 抄送 密件抄送 副本 받는사람 보낸사람 참조 숨은참조 الى إلى من نسخة אל מאת עותק
"""
_OF_OTHERS = """
subject date sent betreff datum gesendet objet envoye asunto fecha enviado oggetto inviato data assunto onderwerp
verzonden amne skickat emne sendt dato aihe lahetetty temat wyslano predmet odeslano konu gonderildi tarih тема дата
отправлено 件名 送信日時 主题 主旨 发送时间 日期 제목 날짜 보낸날짜 الموضوع التاريخ when where location wann wo ort
quand ou lieu importance priority attachments anlagen pieces wichtigkeit
"""
_PEOPLE_LABELS, _OTHER_LABELS = (frozenset(map(plain_word, words.split())) for words in (_OF_PEOPLE, _OF_OTHERS))


@dataclass(frozen=True)
class Entry:
    """`is_bare`: its address stands there without brackets. `address`: empty where there is a name alone."""

    name: str
    address: str = ""
    is_bare: bool = False


@dataclass(frozen=True)
class Recipients:
    """`is_labelled`: “To:” or the like stood before some. `lines`: the entries as they stand in lines."""

    lines: tuple[tuple[Entry, ...], ...]
    is_labelled: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for line in self.lines for entry in line)


def recipients(text: str) -> Recipients | None:
    """None where a line is something else: more than one address to a name, or an address among words."""
    lines, is_labelled = _lines(text.translate(_PLAIN_SIGNS))
    found = []
    for line in lines:
        pieces = [_entry(piece) for piece in _pieces(line)]
        if None in pieces:
            return None
        found.append(tuple(entry for entry in pieces if entry))
    return Recipients(tuple(line for line in found if line), is_labelled)


def _lines(text: str) -> tuple[list[str], bool]:
    """Without “To:”, without lines of a message's head that name nobody, and with wrapped lines put together."""
    lines: list[str] = []
    is_labelled = is_other = False
    for line in text.splitlines():
        label = _LABEL.match(line)
        word = plain_word(label[1]) if label else ""
        if label and word in _PEOPLE_LABELS | _OTHER_LABELS:
            is_other = word in _OTHER_LABELS
            is_labelled = is_labelled or not is_other
            line = line[label.end() :]  # noqa: PLW2901
        elif line[:1].strip():
            is_other = False
        if is_other or not line.strip():
            continue
        is_rest = lines and line.lstrip().startswith("<") and ("@" not in lines[-1])
        if is_rest:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return lines, is_labelled


def _pieces(line: str) -> list[str]:
    """Parted at semicolons, at commas behind an address, and behind an address in brackets; never within quotes."""
    pieces: list[list[str]] = [[]]
    has_address = is_closed = False
    for match in _PART.finditer(line):
        part = match[0]
        is_separator = part == ";" or (part == "," and has_address)
        is_next = is_closed and part.strip() and part[0] not in "([<"
        if is_separator or is_next:
            pieces.append([])
            has_address = is_closed = False
        if not is_separator:
            pieces[-1].append(part)
            has_address = has_address or "@" in part
            is_closed = is_closed or ("@" in part and part[0] in "<([")
    plain = ("".join(piece).strip(" \t,;") for piece in pieces)
    return [part for piece in plain for part in _of_addresses(piece) if part]


def _of_addresses(piece: str) -> list[str]:
    """“lea@museum.example ben@museum.example” are two."""
    words = piece.split()
    are_alone = len(words) > 1 and all(looks_like_email(plain_address(word)) for word in words)
    return words if are_alone and not any(word.startswith(_OPENING) for word in words) else [piece]


def _entry(piece: str) -> Entry | None:
    found = [match for match in _ADDRESS.finditer(piece) if looks_like_email(plain_address(match[0]))]
    if not found:
        return Entry(piece) if "@" not in piece else None
    addresses = [plain_address(match[0]) for match in found]
    if len(set(map(str.casefold, addresses))) > 1 and not _is_the_name(piece, found):
        return None
    before, behind = piece[: found[0].start()], piece[found[-1].end() :]
    is_bare = not before.rstrip().endswith(_OPENING)
    name = _with_department(_without_edges(before), _without_edges(behind))
    is_told_apart = not is_bare or behind.lstrip().startswith(_OPENING)
    if name and not is_told_apart and not (are_name_words(name.split()) and not before.rstrip().endswith(",")):
        return None
    return Entry(name, addresses[-1], is_bare)


def _with_department(before: str, behind: str) -> str:
    """“Lea Moreau <…> (Collections)”; “<…> (Lea Moreau)” is a name."""
    if before and behind:
        return f"{before} ({behind.strip('()[]')})"
    return before or (behind[1:-1].strip() if behind[:1] in _OPENING and behind[-1:] in ">)]" else behind)


def _is_the_name(piece: str, found: list[re.Match[str]]) -> bool:
    """“'lea@museum.example' <lea.moreau@museum.example>”: the first stands where a name would."""
    return len(found) == 2 and bool(re.fullmatch(r"[\"'\s]*<\s*(?:mailto:)?", piece[found[0].end() : found[1].start()]))


def _without_edges(text: str) -> str:
    """Without the brackets that stood around the address, and the dash or colon before it."""
    plain = text[:400].strip().lstrip(">").rstrip("<").strip()
    if plain[:1] in (")", "]"):
        plain = plain[1:].strip()
    if plain[-1:] in ("(", "["):
        plain = plain[:-1].strip()
    return plain.rstrip(":–—").removesuffix(" -").strip(" \t,;-")
