"""How browsers search a text from their address bar (OpenSearch 1.1, description document)."""

from lxml import etree
from lxml.builder import ElementMaker

from scripts.outputs.templating import indented
from scripts.shown.text import ShownText

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def opensearch(this: ShownText) -> bytes:
    """Return the description document of a text's search, which docs/assets/site.js answers.

    Names have at most the 16 and 48 characters of the standard. Firefox keeps one search of a name,
    so that it has the locale.
    """
    labels, code = this.text.labels, f" {this.locale}"
    document = E.OpenSearchDescription(
        E.ShortName(labels.short_title[: 16 - len(code)].strip() + code),
        E.LongName(f"{labels.short_title}, {labels.place_and_date}"[:48].strip()),
        E.Description(f"{labels.search}: {labels.short_title}, {labels.place_and_date}"),
        E.Url(type="text/html", template=f"{this.url}?q={{searchTerms}}"),
        E.Language(this.locale),
        E.InputEncoding("UTF-8"),
    )
    return indented(etree.tostring(document, encoding="unicode"))
