"""What measures speed and quality: ``python -m bench`` writes docs/performance.md, the other programs print."""
