"""What programs show of a link before anybody opens it."""

from app.actions.survey import survey
from tests.people import ANA
from tests.web.gatherings import Gathering
from tests.web.opening import opens
from tests.web.serving import House


def test_a_preview_of_a_personal_link_gives_nothing_away(house: House, museum: Gathering) -> None:
    with house.visitor() as nobody:
        page = opens(nobody, museum.link(ANA.name).removeprefix(house.origin)).text
    head = page.partition("</head>")[0]
    assert [name for name in (ANA.name, museum.workshop.title, museum.workshop.organisation) if name in head] == []
    assert '<meta property="og:title" content="Visionroom">' in head


def test_a_preview_of_a_survey_link_gives_nothing_away(house: House, museum: Gathering) -> None:
    house.do(survey.open_survey(house.services, museum.story.maria))
    with house.visitor() as nobody:
        pages = [nobody.get(f"/s/{museum.workshop.survey_key}{more}").text for more in ("", "?lang=de", "/thanks")]
    heads = [page.partition("</head>")[0] for page in pages]
    workshop = museum.workshop
    secrets = (workshop.title, workshop.organisation, workshop.question)
    assert [secret for head in heads for secret in secrets if secret in head] == []
    assert '<meta property="og:title" content="One question">' in heads[0]
    assert '<meta name="description" content="Your answer, in your own words">' in heads[0]
    assert '<meta property="og:title" content="Eine Frage">' in heads[1]
