"""How many sequences there are."""


def run(job):
    return [[len(job.records())]]
