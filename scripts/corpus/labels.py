"""The fixed words of the site, which every text says in its own language."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

from scripts.corpus.values import Shape, Words


def _with(*places: str, always: bool = True) -> AfterValidator:
    """Require each place once, or no more if not `always`, and no brace that str.format refuses."""
    named = [f"{{{place}}}" for place in places]

    def check(label: str) -> str:
        found = re.findall(r"{[^{}]*}|[{}]", label)
        if sorted(found) != sorted(named) and (found or always):
            how = "must" if always else "may"
            raise ValueError(f"{how} hold {', '.join(named)} once, and no other brace")
        return label

    return AfterValidator(check)


Name = Annotated[Words, _with("number", always=False)]


class ProvisionLabels(Shape):
    """What a kind of provision is called; {number} stands for how it is cited."""

    name: Name
    link: Name
    """Of a link to it."""
    cite: Name
    """In a citation, in short."""


class StatusLabels(Shape):
    """What a translation status is called, and what it means."""

    name: Words
    explained: Words


class StatusesLabels(Shape):
    """The translation statuses."""

    original: StatusLabels
    official: StatusLabels
    reviewed: StatusLabels
    unofficial: StatusLabels


class PageLabels(Shape):
    """The names of pages."""

    index: Words
    parallel: Words
    sources: Words
    signatories: Words
    about: Words
    downloads: Words


class AboutLabels(Shape):
    """The headings of the page about the text, in its order."""

    origin: Words
    translations: Words
    terms: Words
    numbering: Words
    editorial: Words
    checking: Words
    copies: Words
    publisher: Words
    privacy: Words
    unprotected: Words
    offline: Words


class FileLabels(Shape):
    """What each edition is for."""

    print: Words
    keep: Words
    read: Words
    mail: Words
    programs: Words
    databases: Words
    follow: Words


class WikipediaLabels(Shape):
    """The template by which the language's Wikipedia cites a page, and its parameters."""

    template: Words
    title: Words
    author: Words
    date: Words
    language: Words
    accessed: Words


class FormLabels(Shape):
    """What the fields of a correction are called, as in .github/ISSUE_TEMPLATE/correction.yml."""

    language: Words
    place: Words
    version: Words
    right: Words
    why: Words
    now: Words  # Last in an address, where the script puts the words that are selected.


class Labels(Shape):
    """One locale's labels. A missing or an unknown one is a fault of its text file."""

    pages: PageLabels
    provisions: Mapping[str, ProvisionLabels]
    """By kind."""
    statuses: StatusesLabels
    about: AboutLabels
    files: FileLabels
    wikipedia: WikipediaLabels

    # Head and header
    short_title: Words
    adopted: Words
    place_and_date: Words
    description: Words
    sources_description: Words
    signatories_description: Words
    signatories_explained: Words
    about_description: Words
    skip: Words
    select_language: Words
    browser_language: Words
    navigation: Words

    # Translations
    about_translations: Words
    missing: Words
    missing_here: Words

    # Notes, sources and organizations
    bodies: Words
    addressees: Words
    note: Words
    notes: Words
    whole_text: Words
    see: Words
    cites: Words
    issuer: Words
    date: Words
    authors: Words
    page_count: Words
    identifiers: Words
    addresses: Words
    cited_in: Words
    official_title: Words
    title_translated: Words
    unverified: Words
    other_site: Words

    # About
    this_text: Words
    this_site: Words
    published_text: Words
    language: Words
    status: Words
    choices: Words
    provenance: Words

    # Quoting and citing
    cite: Words
    citation: Annotated[Words, _with("title", "place_and_date", "status", "address")]
    accessed: Annotated[Words, _with("date")]
    quotation: Annotated[Words, _with("words")]
    copy_link: Words
    copy_selection: Words
    copy_quotation: Words
    copy_wikipedia: Words
    copied: Words
    copy_refused: Words
    page_of_its_own: Words
    other_languages: Words
    how_to_cite: Words
    adopted_by: Words
    place: Words
    formats: Words
    in_full_text: Words
    before: Words
    after: Words

    # A reader's correction
    form: FormLabels
    suggest: Words
    suggest_form: Words
    suggest_letter: Words
    corrected: Annotated[Words, _with("names")]

    # Side by side
    parallel_description: Words
    first_language: Words
    second_language: Words

    # 404
    not_found: Words
    not_found_explained: Words

    # Search
    search: Words
    search_close: Words
    search_found: Annotated[Words, _with("number")]
    search_none: Words
    search_elsewhere: Words
    search_failed: Words
    search_broken: Words

    # Downloads
    downloads_description: Words
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
    earlier: Words
    until: Annotated[Words, _with("date")]
    added: Words
    removed: Words
    end_of_change: Words
    original_changed: Words

    # Addresses for ever
    gone_title: Words
    gone: Words
    archived: Words
