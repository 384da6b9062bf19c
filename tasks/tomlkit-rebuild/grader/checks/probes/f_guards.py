"""What must hold from the untouched task to the end."""

import importlib
import inspect


@probe("package-imports")
def the_package_offers_its_names(rng):
    import tomlkit

    found = [tomlkit.__version__, sorted(tomlkit.__all__)]
    return found + [[name, callable(getattr(tomlkit, name))] for name in sorted(tomlkit.__all__)]


@probe("signatures")
def functions_keep_signature_and_docstring(rng):
    found = []
    for name in FUNCTIONS:
        parts = name.split(".")
        owner = importlib.import_module(".".join(parts[:2]))
        for part in parts[2:-1]:
            owner = getattr(owner, part)
        member = inspect.getattr_static(owner, parts[-1])
        kept = type(member).__name__
        function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        arguments = [
            [one.name, str(one.kind), one.default is one.empty, str(one.annotation)]
            for one in inspect.signature(function).parameters.values()
        ]
        found.append([name, kept, arguments, function.__doc__])
    return found


@probe("errors")
def errors_say_what_and_where(rng):
    module = importlib.import_module("tomlkit.exceptions")
    found = []
    line, column, char = rng.randint(1, 99), rng.randint(0, 99), rng.choice(LETTERS)
    for name in sorted(vars(module)):
        error = getattr(module, name)
        if not (inspect.isclass(error) and issubclass(error, module.TOMLKitError)):
            continue
        found.append([name, [base.__name__ for base in error.__mro__]])
        for arguments in ((line, column), (line, column, char), (line, column, 7, char), (char,), (char, [char], '"')):
            made = tried(error, *arguments)
            if isinstance(made, error):
                found.append([name, str(made), getattr(made, "line", None), getattr(made, "col", None)])
    return found
