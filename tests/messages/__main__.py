"""`python -m tests.messages`: bring the catalogues up to date with the sources, and compile them."""

from app.i18n.speech import DOMAINS
from tests.messages.files import compiled, read_words, template_path, text_of, updated, word_paths
from tests.messages.sources import extracted


def main() -> None:
    templates = {domain: extracted(domain) for domain in DOMAINS}
    for domain, template in templates.items():
        template_path(domain).write_bytes(text_of(template))
        print(f"{domain}: {len(template)} messages")
    for path in word_paths():
        words = updated(read_words(path), templates[path.stem])
        path.write_bytes(text_of(words))
        path.with_suffix(".mo").write_bytes(compiled(words))
        missing = sum(not _is_translated(message.string) for message in words if message.id)
        print(f"{path.parent.parent.name} {path.stem}: {missing or 'nothing'} to translate")


def _is_translated(words: object) -> bool:
    return all(words) if isinstance(words, tuple | list) else bool(words)


if __name__ == "__main__":
    main()
