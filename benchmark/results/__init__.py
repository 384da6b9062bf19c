"""Bundles and reports: `write.write_bundle`, `read.read_bundle`, `read.rejudge`, `junit.junit`."""
