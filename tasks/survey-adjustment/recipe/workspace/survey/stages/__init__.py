"""The stages of the work on a job, in the order of their names; each has `run(job)`, and `job` is passed along."""
