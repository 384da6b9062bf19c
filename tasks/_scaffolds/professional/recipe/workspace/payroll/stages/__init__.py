"""The stages, a module each: `run(state)`."""
