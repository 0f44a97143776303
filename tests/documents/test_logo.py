from __future__ import annotations

import pytest

from clientdesk.documents.logo import picture
from tests.model.test_pictures import JPEG, PNG, png


@pytest.mark.parametrize("image", [b"", PNG, JPEG[:12], b"GIF"])
def test_a_picture_without_measures_is_not_drawn(image: bytes) -> None:
    assert picture(image) == ""


def test_a_picture_that_unfolds_to_gigabytes_is_not_drawn() -> None:
    assert picture(png(4000, 4000)).startswith("<svg")
    assert picture(png(30_000, 30_000)) == ""
    assert picture(None) == ""
