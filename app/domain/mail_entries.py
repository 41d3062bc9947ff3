"""A pasted list of recipients, parted into what stands for one person each."""

import re
from dataclasses import dataclass

from app.domain.mail_addresses import looks_like_email, plain_address
from app.domain.person_names import are_name_words
from app.domain.person_titles import is_mark
from app.domain.spelling import plain_word

_PLAIN_SIGNS = str.maketrans("＜＞＠；，、،؛（）［］\u00a0\u3000", "<>@;,,,;()[]  ")
_ADDRESS = re.compile(r"(?:mailto:|smtp:)?[^\s<>()\[\],;:\"|@]{1,100}@[^\s<>()\[\],;:\"|@]{1,200}", re.IGNORECASE)
_OPENING = ("(", "[", "<")
_LABEL = re.compile(r"\s{0,20}([^\W\d_]{1,30}(?:[ .\-/][^\W\d_]{1,20}){0,2})\s{0,3}[:：]\s{0,20}")
_PART = re.compile(r'"[^"]{0,200}"|<[^<>]{0,400}>|\([^()]{0,200}\)|\[[^\[\]]{0,400}\]|[;,]|[^"<(\[;,]+|.', re.DOTALL)
_LINKED = re.compile(r"<([^\s<>]{1,200})<mailto:[^\s<>]{1,300}>>?", re.IGNORECASE)  # as Teams copies an address
MOST_READ = 1000  # entries; those beyond are no more than counted, as no workshop has so many people
_LONGEST_LINE = 2000  # characters, put together of several
_BAD_ADDRESS = re.compile(r"([^<>]{0,300})<([^<>]{1,300})>\s*")
_BULLET = re.compile(r"\s*(?:\d{1,3}[.)]|[•*·‣▪-])\s+")
_OF_PEOPLE = """
to cc bcc from replyto organizer organiser required optional requiredattendees optionalattendees attendees
participants invitees recipients sender attendee an von kopie bk blindkopie erforderlich empfanger teilnehmer
organisator besprechungsorganisator teilnehmende a de cci organisateur obligatoire facultatif destinataire
destinataires participantspresents invites para cco organizador asistentes obligatorio necesario opcional requeridos
participantes da ccn organizzatore obbligatorio facoltativo invitati partecipanti destinatari aan van verplicht
optioneel deelnemers til fra till fran kopia obligatorisk valfri deltagare kopi deltagere vastaanottaja kopio
lahettaja do dw udw od komu skryta kimden kime bilgi gizli kimlere кому копия от обязательные 宛先 差出人 収件人
收件者 寄件者 发件人 抄送 密件抄送 副本 받는사람 보낸사람 참조 숨은참조 الى إلى من نسخة אל מאת עותק
收件人 收信人 发送给 寄件人 密送 密件副本 与会者 與會者 必需 可选
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
    """`is_bare`: its address stands there without brackets. `address`: empty where there is a name alone; where what
    stands in the brackets is no address, it stays as it is."""

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
    """None where a line is something else: a row of a table, two addresses to a name, or an address among words."""
    lines, is_labelled = _lines(_LINKED.sub(r"<\1>", text.translate(_PLAIN_SIGNS)))
    if any("\t" in line for line in lines):
        return None
    found: list[tuple[Entry, ...]] = []
    count = 0
    for line in lines:
        pieces = _pieces(line)
        read = [_entry(piece) for piece in pieces[: max(0, MOST_READ - count)]]
        if None in read:
            return None
        unread = [Entry("", piece[:200]) if "@" in piece else Entry(piece) for piece in pieces[len(read) :]]
        found.append(tuple(entry for entry in (*read, *unread) if entry))
        count += len(pieces)
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
        line = line[bullet.end() :] if (bullet := _BULLET.match(line)) else line  # noqa: PLW2901
        if lines and line.lstrip().startswith("<") and _is_name_alone(lines[-1]):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return lines, is_labelled


def _is_name_alone(line: str) -> bool:
    """Whether the end of a line is a name whose address stands in the next one."""
    last = re.split(r"[;>]", line[-300:])[-1].strip(" ,")
    return bool(last) and "@" not in last and len(line) < _LONGEST_LINE


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
    if len(words) < 2 or "@" not in words[-1]:
        return [piece]
    are_alone = all(looks_like_email(plain_address(word)) for word in words)
    return words if are_alone and not any(word.startswith(_OPENING) for word in words) else [piece]


def _entry(piece: str) -> Entry | None:
    found = [match for match in _ADDRESS.finditer(piece) if looks_like_email(plain_address(match[0]))]
    if not found:
        bad = _BAD_ADDRESS.fullmatch(piece)
        if bad:
            return Entry(_without_edges(bad[1]), bad[2].strip())
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
    name = before or (behind[1:-1].strip() if behind[:1] in _OPENING and behind[-1:] in ">)]" else behind)
    return "" if is_mark(name) else name


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
