"""The laboratory's examination of disks."""
