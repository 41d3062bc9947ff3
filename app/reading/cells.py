"""One cell, without what a program wrote around what a person wrote."""


def plain(cell: str) -> str:
    return cell.strip()
