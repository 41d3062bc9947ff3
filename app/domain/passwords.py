"""Which passwords are taken (OWASP ASVS 6.2: rather long than complicated, and none of those that are tried first)."""

from app.domain.refusals import Invalid

SHORTEST = 10
LONGEST = 200
LONGEST_WAIT = 30  # seconds after a wrong one
_LOOKED_AT = 72  # characters: of more the guesses are not counted
_WEAK = 2  # of zxcvbn's scores, 0 to 4: below, fewer than a million guesses find it
_OURS = ["visionroom", "vision"]


def checked_password(password: str, name: str = "") -> str:
    """The password as it was typed. `name`: whose it is to be. Raises Invalid for one that is too short, blanks not
    counted, too long, or among the first that somebody would try: common ones, keyboard rows, the person's own name."""
    if len("".join(password.split())) < SHORTEST:
        counted = "" if len(password) < SHORTEST else ", blanks not counted"
        raise Invalid(f"Please choose a password of at least {SHORTEST} characters{counted}.", field="password")
    if len(password) > LONGEST:
        raise Invalid(f"Please keep the password under {LONGEST} characters.", field="password")
    from zxcvbn import zxcvbn  # noqa: PLC0415  its lists take a while to load, and passwords are rarely chosen

    known = [*name.split(), "".join(name.split()), *_OURS]
    if zxcvbn(password[:_LOOKED_AT], user_inputs=known)["score"] < _WEAK:
        raise Invalid(
            "This password is among the first that somebody would try.",
            "Take a few words that have nothing to do with each other.",
            field="password",
        )
    return password


def wait_after(wrong: int) -> int:
    """Seconds until another password is taken, after so many wrong ones: 1, 2, 4 … 30."""
    return LONGEST_WAIT if wrong > 4 else 2**wrong
