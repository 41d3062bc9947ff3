"""What a browser says of itself, in words that its owner recognises."""

import asyncio

from fastapi import Request
from ua_parser import parse

_LONGEST = 400  # characters of the header that are looked at


async def device_of(request: Request) -> str:
    """Such as “Firefox on Windows”; "" where nothing is known."""
    said = await asyncio.to_thread(parse, request.headers.get("user-agent", "")[:_LONGEST])
    browser = said.user_agent.family if said.user_agent else ""
    system = said.os.family if said.os else ""
    return " on ".join(part for part in (browser, system) if part)
