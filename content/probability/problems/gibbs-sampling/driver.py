import numpy as np

import submission


class Normals:
    """Standard normals of a generator, or given ones, one after another; counts how many were drawn."""

    def __init__(self, seed, script):
        self.rng = np.random.default_rng(seed)
        self.script = None if script is None else list(script)
        self.drawn = 0

    def standard_normal(self, size=None):
        count = 1 if size is None else int(np.prod(size))
        self.drawn += count
        if self.script is None:
            return self.rng.standard_normal(size)
        if len(self.script) < count:
            raise RuntimeError("more standard normals are drawn than the statement says")
        drawn, self.script = self.script[:count], self.script[count:]
        return drawn[0] if size is None else np.array(drawn, dtype=float).reshape(size)


def drive(task, rho=None, n=None, seed=0, script=None, chain=None, **options):
    if task == "autocorrelation":
        return submission.autocorrelation(chain, **options)
    if task == "effective_size":
        return submission.effective_size(rho, n, **options)
    rng = Normals(seed, script)
    kept = submission.gibbs_bivariate_normal(rho, n, rng, **options)
    return {"chain": kept, "drawn": rng.drawn}
