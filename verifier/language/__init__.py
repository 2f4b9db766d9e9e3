"""Reading English news prose: sentences, words, clauses, who says what, planned or done. Rules over closed word classes; no model."""

from verifier.language.document import read

__all__ = ["read"]
