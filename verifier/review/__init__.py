"""Review: an editor reads findings on a page of this machine, and decides."""
