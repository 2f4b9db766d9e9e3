"""What can go wrong, and what the user can do about it.

Every error that this package raises on purpose derives from :class:`VerifierError`; the command line maps each class to an exit status in
one place (``cli/app.py``). A message names what is wrong, where (file and line where there is one) and the cure.
"""

from __future__ import annotations


class VerifierError(Exception):
    """Base of all errors raised on purpose.

    ``message`` says what is wrong, ``path`` and ``line`` (from 1) where, ``cure`` what to do. Printed as ``path:line: message. cure``.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, cure: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.cure = cure

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}: " if self.line is None else f"{self.path}:{self.line}: "
        cure = f" {self.cure}" if self.cure else ""
        return f"{where}{self.message}{cure}"


class UsageError(VerifierError):
    """The command was called in a way that cannot be carried out."""


class SettingsError(VerifierError):
    """The configuration cannot be used: an unknown key, a wrong type, a value out of bounds."""


class InputError(VerifierError):
    """A draft, an archive article or a data file cannot be read as what it should be."""


class ArchiveError(VerifierError):
    """The archive or its index is missing, damaged or in use."""


class ModelError(VerifierError):
    """A model is missing, does not match its digest, or cannot be loaded."""


class PluginError(VerifierError):
    """A kind of claim that an installed package brings cannot be used."""
