"""Handing messages to a mail server."""
