"""Reports in the formats that people and machines read. A new format is one module here and one line in ``formats.FORMATS``."""
