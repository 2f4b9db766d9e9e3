"""Other packages that check statements offline, and a bare script, beside verifier: ``python -m bench.rivals``."""
