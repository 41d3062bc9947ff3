"""Reading the files and pastes that people bring: bytes or text -> sheets of rows, or a refusal that says what to do.

`sheets` is the way in. It asks `kinds` what a file is, `encodings` how its letters are written, and hands it to the
reader of its kind. Whatever is sent, reading takes bounded memory and time: `apart` does it in a process of its own.
"""
