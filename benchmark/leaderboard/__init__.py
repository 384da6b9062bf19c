"""The static site: `build_site(bundles, out)`."""

from benchmark.leaderboard.site import build_site

__all__ = ["build_site"]
