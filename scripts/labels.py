"""The fixed words of the site, which every text says in its own language."""

from typing import Annotated

from pydantic import AfterValidator

from scripts.values import Shape, Words


def _with(*places: str) -> AfterValidator:
    """Require each place once and no other braces, so that str.format always succeeds."""

    def check(label: str) -> str:
        rest = label
        for place in places:
            rest = rest.replace(f"{{{place}}}", "", 1)
        if "{" in rest or "}" in rest or len(rest) + sum(len(p) + 2 for p in places) != len(label):
            raise ValueError(f"must hold {', '.join(f'{{{p}}}' for p in places)} once")
        return label

    return AfterValidator(check)


Numbered = Annotated[Words, _with("number")]


class Labels(Shape):
    """One locale's labels. A missing or an unknown one is a fault of its text file."""

    # Head and header
    short_title: Words
    place_and_date: Words
    description: Words
    sources_description: Words
    signatories_description: Words
    signatories_explained: Words
    about_description: Words
    skip: Words

    # Names of pages and of their parts
    resolution: Words
    sources: Words
    signatories: Words
    about: Words
    bodies: Words
    addressees: Words

    # Names of provisions, and of links to them, by kind
    preamble: Words
    recital: Numbered
    clause: Numbered
    point: Numbered
    dispatch: Words
    adoption: Words
    link_preamble: Words
    link_recital: Numbered
    link_clause: Numbered
    link_point: Numbered
    link_dispatch: Words
    link_adoption: Words
    cite_preamble: Words
    cite_recital: Numbered
    cite_clause: Numbered
    cite_point: Numbered
    cite_dispatch: Words
    cite_adoption: Words

    # Translation status
    original: Words
    official: Words
    reviewed: Words
    unofficial: Words
    original_explained: Words
    official_explained: Words
    reviewed_explained: Words
    unofficial_explained: Words
    about_translations: Words
    missing: Words
    missing_here: Words

    # Notes and sources
    note: Words
    notes: Words
    whole_text: Words
    see: Words
    cites: Words
    issuer: Words
    date: Words
    authors: Words
    pages: Words
    identifiers: Words
    addresses: Words
    cited_in: Words
    official_title: Words
    title_translated: Words
    unverified: Words

    # About
    origin: Words
    published_text: Words
    editorial: Words
    numbering: Words
    translations: Words
    language: Words
    status: Words
    choices: Words
    terms: Words
    publisher: Words
    privacy: Words
    provenance: Words

    # Safety
    other_site: Words
    unprotected: Words
    offline: Words

    # Quoting and citing
    cite: Words
    citation: Annotated[Words, _with("title", "place_and_date", "status", "address")]
    accessed: Annotated[Words, _with("date")]
    quotation: Annotated[Words, _with("words")]
    copy_link: Words
    copy_quotation: Words
    copied: Words
    copy_refused: Words
    page_of_its_own: Words
    other_languages: Words
    how_to_cite: Words
    in_full_text: Words
    before: Words
    after: Words

    # Side by side
    parallel: Words
    parallel_description: Words
    first_language: Words
    second_language: Words

    # 404
    not_found: Words
    not_found_explained: Words

    # Search
    search: Words
    search_close: Words
    search_found: Numbered
    search_none: Words
    search_elsewhere: Words
    search_failed: Words
    search_broken: Words

    # Citing
    adopted_by: Words
    place: Words
    formats: Words

    # Downloads
    downloads: Words
    downloads_description: Words
    for_pdf: Words
    for_html: Words
    for_epub: Words
    for_txt: Words
    for_json: Words
    for_xml: Words
    for_feed: Words
    all_languages: Words
    json_schema: Words
    contents: Words
    about_edition: Words
    version: Words
    permalink: Words
    changes: Words

    # Text that changes
    outdated: Words
    outdated_explained: Words
    title_and_headings: Words
    words_counted: Words

    # Readers can check
    checking: Words
    copies: Words

    # Addresses for ever
    gone_title: Words
    gone: Words
    archived: Words
