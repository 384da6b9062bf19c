"""The truth about Python 3.11 in template code, which the last release doesn't know: Python itself."""


class Expression:
    """An expression, evaluated as it stands."""

    def __init__(self, source):
        self.source = source

    def evaluate(self, data):
        return eval(self.source, dict(data))


class Suite:
    """A code block, executed as it stands."""

    def __init__(self, source):
        self.source = source

    def execute(self, data):
        exec(self.source, data)
