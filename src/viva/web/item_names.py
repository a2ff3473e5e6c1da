"""What the items of a memory are called, and where they are practised; whatever a pack has had, it may have no more."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from viva.recall.review import Item, ItemKind
from viva.recall.shelf import KINDS
from viva.web.gym import Gym
from viva.web.things import place_of


@dataclass(frozen=True, slots=True)
class ItemName:
    """title: Markdown of one line. address: nothing, if there is no such page any more."""

    item: Item
    title: str
    address: str

    @property
    def kind(self) -> str:
        return KINDS[self.item.kind]


def name_of(gym: Gym, item: Item) -> ItemName:
    """The title of a thing; its id, where nothing else is known."""
    thing = gym.shelf.things.get(item.key)
    if thing is not None:
        return ItemName(item, thing.title, place_of(thing))
    if item.kind is ItemKind.LESSON and item.id in gym.library.lessons:
        title = gym.catalogue.topics[item.id].title
        return ItemName(item, title, reverse("lesson-recall", args=[item.id]))
    if item.kind is ItemKind.COMPARISON and (table := gym.library.comparisons.get(item.id)) is not None:
        return ItemName(item, table.title, reverse("comparison", args=[table.topic, table.name]))
    if item.kind is ItemKind.DRILL and (drill := gym.library.drills.get(item.id)) is not None:
        return ItemName(item, drill.title, reverse("drill", args=[drill.topic, drill.name]))
    return ItemName(item, item.id, "")
