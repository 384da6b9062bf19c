"""The static site: `site.build_site(bundles, out)`."""
