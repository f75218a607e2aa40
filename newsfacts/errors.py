"""The errors newsfacts raises on purpose; each message is one line that a user can act on."""

from __future__ import annotations

import traceback
from pathlib import Path

_PACKAGE = str(Path(__file__).parent)


class NewsfactsError(Exception):
    """Base of all errors that newsfacts raises on purpose."""


class PatternError(NewsfactsError):
    """A pattern file is missing, is not TOML, or holds a key or value its table does not know."""


class SourceError(NewsfactsError):
    """A source cannot be read as an article; `source` names it, `code` is stable for programs."""

    def __init__(self, source: str, code: str, message: str) -> None:
        super().__init__(message)
        self.source = source
        self.code = code

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str]]:
        """Pickle whole: an exception is else rebuilt from its message alone."""
        return type(self), (self.source, self.code, str(self))


class SourceWarning(SourceError):  # noqa: N818
    """Something was left out of a source on purpose, and the rest of it is read.

    Travels the stream of articles as errors do, and is told to the user, but nothing has failed.
    """


class ModelError(NewsfactsError):
    """A names model is missing, damaged or unusable."""


class WorkerError(NewsfactsError):
    """The worker processes of a run cannot do their work at all."""


class ClusterError(NewsfactsError):
    """There is no Ray cluster to work on."""


class ResumeError(NewsfactsError):
    """A run cannot go on from what an earlier one left."""


class OutputError(NewsfactsError):
    """The output cannot be written."""


class MissingExtraError(NewsfactsError):
    """A package is not installed that one of newsfacts' extras brings along."""

    def __init__(self, need: str, extra: str) -> None:
        """`need`: what needs which package, without full stop. `extra`: the extra's name."""
        super().__init__(f"{need}: pip install 'newsfacts[{extra}]'")
        self.need = need
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        """Pickle whole: an actor of a cluster may be the one that lacks the package."""
        return type(self), (self.need, self.extra)


def internal_error(source: str, error: Exception) -> SourceError:
    """Return the SourceError (`internal`) of an article that met a bug in newsfacts.

    Its message names the exception's type and where it was raised, and quotes nothing: what an
    exception says may be the article's text.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f.filename.startswith(_PACKAGE)] or frames
    place = f" in {Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""
    message = f"met a bug in newsfacts, please report it ({type(error).__name__}{place})"
    return SourceError(source, "internal", message)
