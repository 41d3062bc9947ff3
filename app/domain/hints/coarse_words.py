"""Coarse words in the seven languages of the survey's page, for hints (answer_hints.py). Many of them offend.

Chosen from two lists, and given their forms; what is an ordinary word in another of these languages is left out ("dick"
is thick in German, "bite" a bite, "retard" a delay, "con" means with), and so is what is hardly coarse.
- “List of Dirty, Naughty, Obscene, and Otherwise Bad Words”, npm package naughty-words 1.2.0, by Shutterstock and its
  contributors, licensed under CC BY 4.0 (creativecommons.org/licenses/by/4.0). Changed: words left out, forms added.
- npm package cuss 2.2.0, copyright 2016 Titus Wormer, licensed under the MIT licence.

A line holds words; “bitch/es/y” are “bitch”, “bitches” and “bitchy”; with a “-” at its end a word also begins longer
ones, as German compounds. All in the form of `cloud_tokens.folded`, in which “ß” is “ss”.
"""

_ENGLISH = """
fuck/s/ed/er/ers/in/ing/face/head/heads/tard/tards/wit/wits/up/ups motherfuck/er/ers/in/ing clusterfuck/s wtf fck fuk
shit/s/ty/tier/tiest/ting/ted/ter/head/heads/hole/holes/show/shows/storm/storms/faced shite/s gobshite/s
bullshit/s/ter/ters/ting horseshit dipshit/s apeshit crap/s/py/pier/piest/pily piss/ed/es/ing/er/ers turd/s sucks
cunt/s/y twat/s wank/s/ed/er/ers/ing tosser/s bollocks bellend/s knobhead/s dickhead/s dicks douchebag/s prick/s
ass/es/hole/holes/wipe/wipes/hat/hats dumbass/es jackass/es smartass/es arse/s/hole/holes/d goddamn/ed dammit
bitch/es/y/ed/ing bastard/s slut/s/ty whore/s skank/s/y milf/s blowjob/s handjob/s rimjob/s cumshot/s cocksucker/s
jerkoff/s jackoff/s boner/s tits titties boobs dildo/s porn/o/os masturbat/e/es/ed/ing/ion gangbang/s bukkake
nigger/s nigga/s/z kike/s spic/s gook/s wetback/s paki/s coon/s raghead/s towelhead/s honky honkies jigaboo/s
faggot/s poofter/s tranny trannies shemale/s retarded spaz
"""
_GERMAN = """
scheiss- beschissen/e/er/es/en geschissen arsch- verarsch- fick/en/t/te/ten/erei gefickt abgefickt ficker kack/e/en/t
verkackt piss/e/en/t verpiss/t/en wichs/e/en/t/er/ern wixer fotze/n hure/n hurensohn hurensöhne nutte/n schlampe/n
flittchen pimmel/n titten möse muschi/s schwanzlutscher/n schwuchtel/n kampflesbe/n missgeburt/en vollpfosten
drecksau drecksack drecksladen dreckskerl/e dreckloch kanake/n neger/n/s spast/i/is/en bumsen hackfresse/n
"""
_FRENCH = """
merde/s merdique/s merdeux merdeuse/s merdier emmerde/s/nt/r/rai emmerdé/e/s/es emmerdant/e/s/es emmerdeur/s
emmerdeuse/s putain/s pute/s encule/r/s/nt enculé/e/s/es enculeur/s connard/s connarde/s connasse/s connerie/s
salope/s salopard/s salaud/s foutre couille/s chier chiant/e/s/es chiotte/s branler branleur/s branleuse/s branlette/s
niquer nique/s niqué/e/s/es enfoiré/e/s/es pédé/s gouine/s bougnoule/s youpin/s nègre/s négro/s tafiole/s tarlouze/s
trouduc cul bordel pouffiasse/s pétasse/s bâtard/s tabarnak tabarnac câlisse
"""
_SPANISH = """
mierda/s puta/s puto/s putada/s joder jodido/s jodida/s coño/s cabrón cabron cabrones cabrona/s gilipollas gilipollez
hijoputa/s hijueputa/s pendejo/s pendeja/s pendejada/s verga/s polla/s follar follando follador/es maricón maricon
maricones marica/s mariconada/s culero/s chingar chingado/s chingada/s chinga chingadera/s culiado/s pelotudo/s
pelotuda/s cagada/s cagar cagado/s cagando cojones ramera/s tetas mamada/s soplapollas chupapollas carajo mamón
"""
_PORTUGUESE = """
merda/s caralho/s porra/s foda/s foder fode fodido/s fodida/s fodase cu cuzão cuzao bosta/s buceta/s boceta/s piroca/s
punheta/s punheteiro/s viado/s viadinho/s paneleiro/s arrombado/s arrombada/s babaca/s escroto/s escrota/s vadia/s
vagabunda/s xoxota/s xota/s boquete/s siririca cabrão cabrões fdp retardado/s retardada/s cagão cagões
"""
_ARABIC = """
كس كسمك كسم طيز طيزي شرموطة شرموط شراميط قحبة قحاب عرص منيك منيوك متناك متناكة نيك ينيك انيك زب زبي عاهرة عاهرات لوطي
خرا خراء
"""
_JAPANESE = """
くそ クソ ウンコ ちんこ チンコ ちんぽ チンポ まんこ マンコ おまんこ オマンコ
おっぱい オッパイ 死ね 馬鹿野郎 バカ野郎 ばかやろう バカヤロー きちがい 気違い キチガイ
やりまん ヤリマン ビッチ ファック セックス オナニー フェラチオ
ブス デブ オカマ 畜生 ちくしょう くたばれ
"""


def _forms(listed: str) -> set[str]:
    found: set[str] = set()
    for word in listed.split():
        stem, *endings = word.split("/")
        found.update(stem + ending for ending in ("", *endings))
    return found


_WRITTEN = _forms(" ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _PORTUGUESE, _ARABIC)))
BEGINNINGS = tuple(sorted(word[:-1] for word in _WRITTEN if word.endswith("-")))
"""Every longer word that begins so is coarse too."""
COARSE = frozenset(word for word in _WRITTEN if not word.endswith("-"))
JAPANESE = tuple(sorted(_forms(_JAPANESE)))
"""Words of a script that puts no spaces between them: to be looked for from the start of a word to the end of one."""
