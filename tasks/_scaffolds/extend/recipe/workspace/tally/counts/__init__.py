"""The counters, a module each: `OPTION`, `RANK` and `count(data)`."""
