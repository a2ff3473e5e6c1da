import numpy as np

import submission


def drive(A, k):
    answer = submission.low_rank(A, k)
    if isinstance(answer, (tuple, list)) and len(answer) == 3 and isinstance(A, np.ndarray):
        if isinstance(answer[0], np.ndarray) and np.shares_memory(answer[0], A):
            raise RuntimeError("B is A itself or shares its memory; a new array is asked for")
    return answer
