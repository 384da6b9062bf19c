"""What endurance means: measures, labels and statistics, as pure functions over plain data."""
