"""What axe-core finds on a page (docs/architecture.md: nothing, on any screen, light and dark)."""

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

SCHEMES = ("light", "dark")


async def axe_findings(page: Page) -> list[str]:
    """What breaks a rule of WCAG or of good practice, and where. The page must allow scripts."""
    found = await Axe().run(page)
    return [f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]]


async def axe_findings_in_both(page: Page) -> dict[str, list[str]]:
    """In light and in dark, by scheme; the page stays in the dark."""
    findings = {}
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        findings[scheme] = await axe_findings(page)
    return findings


NOTHING: dict[str, list[str]] = {scheme: [] for scheme in SCHEMES}
