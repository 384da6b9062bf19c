"""What is asked about filters."""

# ruff: noqa: B023, F821
# Each lambda is called in the turn of the loop that made it; names come from the parts before.

# filters


def ask_filled(text, data, options):
    from galley.filters import FormFiller
    from galley.input import HTML

    return [str(HTML(text) | FormFiller(data=data, **options)), list(HTML(text) | FormFiller(data=data, **options))]


def ask_scrubbed(texts, styles):
    from galley.filters import Scrubber
    from galley.input import HTML

    careful = Scrubber()
    styled = Scrubber(safe_attrs=Scrubber.SAFE_ATTRS | {"style"})
    return [
        [[told(lambda: str(HTML(text) | way)) for way in (careful, styled)] for text in texts],
        [styled.sanitize_css(style) for style in styles],
    ]


def _upper(text):
    return text.upper()


def ask_composed(text, steps):
    """Each of `steps` is a list of method names with their arguments, applied one after another."""
    from galley.builder import tag
    from galley.core import TEXT
    from galley.filters.transform import Compositor, StreamBuffer
    from galley.input import HTML

    found = []
    for path, calls in steps:
        buffer = StreamBuffer()
        special = {"$buffer": buffer, "$tag": tag.u("t", id=1), "$upper": _upper, "$text": TEXT}
        special["$path"] = lambda stream: (event for event in stream)

        def run():
            chain = Compositor(path)
            for name, *arguments in calls:
                chain = getattr(chain, name)(*(special.get(str(argument), argument) for argument in arguments))
            return str(HTML(text) | chain)

        found.append([path, told(run), list(buffer)])
    return found


# translation


def _translations(catalogue):
    from gettext import NullTranslations

    class Translations(NullTranslations):
        def gettext(self, message):
            return catalogue.get(message, message)

        def ngettext(self, one, many, number):
            return catalogue.get(one if number == 1 else many, one if number == 1 else many)

        def dgettext(self, domain, message):
            return catalogue.get(domain + ":" + message, message)

        def dngettext(self, domain, one, many, number):
            return catalogue.get(domain + ":" + (one if number == 1 else many), one if number == 1 else many)

        ugettext, ungettext, dugettext, dungettext = gettext, ngettext, dgettext, dngettext

    return Translations()


def ask_translated(sources, catalogue, data):
    from galley.filters import Translator
    from galley.template import SheetTemplate

    found = []
    for source in sources:

        def run():
            template = SheetTemplate(source)
            Translator(_translations(catalogue)).setup(template)
            return template.generate(**made(data)).render()

        def plainly():
            template = SheetTemplate(source)
            template.filters.insert(0, Translator(lambda text: catalogue.get(text, text)))
            return template.generate(**made(data)).render()

        found.append([source, told(run), kind_told(plainly) if "i18n:" not in source else None])
    return found


def ask_extracted(sources):
    from galley.filters import Translator
    from galley.template import SheetTemplate

    found = []
    for source in sources:

        def run():
            template = SheetTemplate(source)
            translator = Translator()
            translator.setup(template)
            return list(translator.extract(template.stream))

        found.append([source, told(run)])
    return found


def ask_extracted_by_options(source, keywords, options):
    from galley.filters.i18n import extract

    return list(extract(io.BytesIO(source.encode("utf-8")), keywords, [], options))


def ask_code_strings(sources, functions):
    from galley.filters.i18n import extract_from_code
    from galley.template.eval import Expression

    return [[source, list(extract_from_code(Expression(source), functions))] for source in sources]
