"""A property that is computed when it is first asked for, and then kept.

`functools.cached_property` holds one lock for all instances up to Python 3.11, so two threads that
ask for two properties, each needing the other, would wait for each other for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class once(Generic[T]):  # read as a decorator, as property is
    """Keeps what its function gives in the instance; two threads at once may both compute it."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object, owner: type) -> T | once[T]:
        """The value; found in the instance itself from the second time on."""
        if instance is None:
            return self
        value = self.function(instance)
        instance.__dict__[self.name] = value
        return value
