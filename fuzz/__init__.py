"""Coverage-guided fuzzing: what must hold for any bytes (``fuzz.targets``), and a program that looks for bytes for which it does not.

    python -m fuzz TARGET --minutes N

Not part of the package that is installed; atheris, which drives it, is the extra ``fuzz``. What it finds is kept in
``tests/security/corpus/TARGET`` and tried by the default tests.
"""
