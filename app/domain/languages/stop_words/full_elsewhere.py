"""Stop-words of the curated lists that say something elsewhere: "para" is money in Turkish, "den" a day in Czech.

In answers in one of these languages such a word is counted. The Arabic ones are as they are folded.
"""

from app.domain.words.words import words

FULL_IN: dict[str, frozenset[str]] = {
    "af": words("last lei pas plus sin son ton vers"),
    "az": words("ad al an at can el et il min on son"),
    "ca": words("car mes noi plus vers vi"),
    "cs": words("cela den era les los most nos pas plus"),
    "da": words("ben dal dans del hat last par pas plus sans sur vers"),
    "et": words("era kann sea vara"),
    "eu": words("era lo min on su une"),
    "fa": words("بها جدا قد"),
    "fi": words("suo vara"),
    "gl": words("mes sur ton"),
    "ha": words("man son"),
    "hr": words("car dan era med mir mit most nos par pas plus sin ton vid"),
    "hu": words("dal era hat les per sí él"),
    "id": words("bis era mas om plus"),
    "is": words("les man"),
    "ku": words("bin can car dem man ser"),
    "lt": words("era plus"),
    "ms": words("era mas plus"),
    "no": words("ben dal dans del hat last lei les mais par plus sans sur vers"),
    "pl": words("bis car era las los mit most para pas plus ser ton"),
    "ro": words("an avere dans dos om plus sur ton"),
    "sk": words("cela era les los most nos pas plus"),
    "sl": words("car dan del era las les mir mit most nos par pas plus sin vid"),
    "sq": words("dal det era ha mot"),
    "sr": words("car dan era med mir mit most nos par pas plus sin ton vid"),
    "tr": words("al an at bin can dans dem el elle et has hat his it kan on para son ton un us"),
    "ur": words("جدا قد"),
    "vi": words("an con du em hay la lo ma me men no so son tan ti to"),
}
