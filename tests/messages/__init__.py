"""The catalogues: what is in them, and the tool that writes them (`make messages`)."""
