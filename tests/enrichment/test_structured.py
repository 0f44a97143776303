from __future__ import annotations

from clientdesk.enrichment.structured import companies, own_companies
from tests.enrichment.made import site


def test_articles_and_persons_are_no_companies() -> None:
    made = site(
        '<script type="application/ld+json">[{"@type": "Article", "author": {"@type": "Person",'
        ' "name": "Jo"}, "publisher": {"@type": "Organization", "name": "Acme"}}]</script>'
    )

    assert [each.names for each in companies(made)] == [("Acme",)]


def test_structured_data_of_another_company_is_not_the_owners() -> None:
    made = site(
        '<script type="application/ld+json">[{"@type": "Organization", "name": "ReviewHub",'
        ' "url": "https://reviewhub.example/"}, {"@type": "Store", "name": "Acme Tools"}]</script>'
    )

    assert [each.names for each in own_companies(made, ("Acme",))] == [("Acme Tools",)]


def test_a_name_unlike_the_clients_is_the_owners_at_its_own_address() -> None:
    made = site(
        '<script type="application/ld+json">{"@type": "Organization", "name": "JSM Ltd",'
        ' "url": "https://www.acme.example/"}</script>'
    )

    assert [each.names for each in own_companies(made, ("Blue Door",))] == [("JSM Ltd",)]
