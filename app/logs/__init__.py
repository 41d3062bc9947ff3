"""What the server writes for the person who operates it: one line an event, and never what people wrote."""
