from __future__ import annotations

from itertools import pairwise
from uuid import UUID

import pytest

from clientdesk.errors import NotAllowed
from clientdesk.model.permissions import PERMISSIONS, Actor, Permission, may, require
from clientdesk.model.words import Role

SUPPORT = {
    Permission.WORK_CLIENTS,
    Permission.WORK_CONTACTS,
    Permission.WORK_INVOICES,
    Permission.TOGGLE_PORTAL,
    Permission.TAKE_OWNERSHIP,
    Permission.ENRICH,
    Permission.SHARE_VIEWS,
}


def actor(role: Role) -> Actor:
    return Actor(UUID(int=1), "Ann", role)


def test_the_table_is_the_one_of_the_design() -> None:
    assert PERMISSIONS[Role.VIEWER] == set()
    assert PERMISSIONS[Role.SUPPORT] == SUPPORT
    assert PERMISSIONS[Role.ADMIN] == set(Permission) - {Permission.TRANSFER_OWNERSHIP}
    assert PERMISSIONS[Role.OWNER] == set(Permission)


def test_a_higher_role_may_all_that_a_lower_one_may() -> None:
    roles = list(Role)
    assert set(PERMISSIONS) == set(roles)
    for lower, higher in pairwise(roles):
        assert PERMISSIONS[lower] < PERMISSIONS[higher]


@pytest.mark.parametrize("permission", list(Permission))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_is_told_the_least_role_that_may(role: Role, permission: Permission) -> None:
    if may(actor(role), permission):
        require(actor(role), permission)
        return
    with pytest.raises(NotAllowed) as raised:
        require(actor(role), permission)
    least = "support" if permission in SUPPORT else "admin"
    least = "owner" if permission is Permission.TRANSFER_OWNERSHIP else least
    assert raised.value.message == f"You need the {least} role to {permission}."
