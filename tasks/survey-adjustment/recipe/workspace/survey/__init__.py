"""From the field book to the delivered survey."""
