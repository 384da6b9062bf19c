// Loads that reserve and stores that depend on it, by funct5.
