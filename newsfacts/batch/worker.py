"""What a worker process does: take a batch, read it, give back what became of each item."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

from newsfacts import language
from newsfacts.batch.settings import Settings
from newsfacts.batch.work import Done, Item, process
from newsfacts.errors import NewsfactsError

READY = "ready"
"""What a worker says first, when it can take a batch."""

Answer = str | list[Done] | NewsfactsError


def work(connection: Connection[Answer, Sequence[Item]], settings: Settings) -> None:
    """Serve batches from `connection` until its other end is closed.

    The answer to a batch is the list of what became of its items, or the NewsfactsError for which
    no batch can be read at all.
    """
    # Ctrl-C at a terminal goes to all processes; the main one decides what becomes of the batch.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Workers share the cores among them: one whose libraries start threads of their own takes
    # them from the others.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    extractor = settings.extractor(threads=1)
    try:
        connection.send(READY)
        if settings.language is None:
            # Some odd text will need it: if memory is short, better now than hours into a run.
            language.load()
        while True:
            batch = connection.recv()
            answer: Answer
            try:
                answer = process(extractor, batch)
            except NewsfactsError as error:
                answer = error
            connection.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
