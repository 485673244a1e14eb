"""The program of a worker: `python -m planparse.sandbox`, started by a session and of no use otherwise."""

from __future__ import annotations

from planparse.sandbox.worker import Job, serve


def _job() -> Job:
    from planparse.sandbox.job import work

    return work


if __name__ == "__main__":
    serve(_job)
