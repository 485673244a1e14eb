"""Uploads: files that visitors send, parsed in the sandbox into the store, one after the other, with what becomes of each."""

from planparse.web.jobs.job import Job, Outcome
from planparse.web.jobs.runner import Jobs

__all__ = ["Job", "Jobs", "Outcome"]
