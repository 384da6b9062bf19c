"""Coordinate operations for the survey's field computers."""
