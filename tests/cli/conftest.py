"""An engine without an archive or a model: its verdicts follow from words of the draft, so that each test says what it wants found."""
