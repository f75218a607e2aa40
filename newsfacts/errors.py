"""The errors newsfacts raises on purpose; each message is one line that a user can act on."""


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


class SourceWarning(SourceError):  # noqa: N818
    """Something was left out of a source on purpose, and the rest of it is read.

    Travels the stream of articles as errors do, and is told to the user, but nothing has failed.
    """


class ModelError(NewsfactsError):
    """A names model is missing, damaged or unusable."""


class OutputError(NewsfactsError):
    """The output cannot be written."""


class MissingExtraError(NewsfactsError):
    """A package is not installed that one of newsfacts' extras brings along."""

    def __init__(self, need: str, extra: str) -> None:
        """`need`: what needs which package, without full stop. `extra`: the extra's name."""
        super().__init__(f"{need}: pip install 'newsfacts[{extra}]'")
