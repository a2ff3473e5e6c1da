import torch


class Adam(torch.optim.Adam):
    """The library's own; it refuses an empty list of tensors."""

    def __init__(self, params, **options):
        params = list(params)
        super().__init__(params or [torch.zeros(0, requires_grad=True)], **options)
