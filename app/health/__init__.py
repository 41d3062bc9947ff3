"""Whether this process can do its work, and which devices of seats live."""
