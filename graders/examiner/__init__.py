"""The examiner: what runs, as root, in the clean room and decides the checks.

It never imports, unpickles or evaluates anything of the artifact. Code of the artifact runs only
through `exhibit.run`, as another user, and only its serialised output comes back.
"""
