"""One of many sequences."""


def run(job):
    return [job.records()[job["number"] - 1].row()]
