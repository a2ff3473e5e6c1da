"""Every call begins with the same random numbers, whatever was called before it."""

import random
import sys
from collections.abc import Callable

Seeder = Callable[[int], object]


def seeders() -> tuple[Seeder, ...]:
    """One function for each generator of the libraries loaded. Taken before anything is forbidden."""
    found: list[Seeder] = [random.seed]
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    if numpy is not None:
        seed_numpy = numpy.random.seed
        found.append(lambda seed: seed_numpy(seed % (1 << 32)))
    if torch is not None:
        found.append(torch.default_generator.manual_seed)
    return tuple(found)
