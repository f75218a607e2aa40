"""The Extractor: an article in, its record out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.article import Article
from newsfacts.errors import NewsfactsError, SourceError, internal_error
from newsfacts.facts.employers import with_employers
from newsfacts.kit import LanguageKit, Names
from newsfacts.language import identify
from newsfacts.lexicon import Patterns, languages
from newsfacts.names.headline import title_of
from newsfacts.overlaps import no_given_names, outranked, without_overlaps
from newsfacts.records import KINDS, ArticleRecord, ArticleWarning, Date, Fact, Money, PublishedFrom
from newsfacts.sources.fields import date_in_name

if TYPE_CHECKING:
    from newsfacts.exchange import Exchange

# Texts handed to the names model at once: enough to fill its batches, little enough to hold.
_BATCH_CHARS = 200_000
_BATCH_ARTICLES = 64


@dataclasses.dataclass(frozen=True, slots=True)
class _Prepared:
    """An article whose language and publication date are settled."""

    article: Article
    language: str
    published: date | None
    published_from: PublishedFrom | None
    dateline: Date | None
    warnings: tuple[ArticleWarning, ...]


class Extractor:
    """Finds the facts of articles; holds the loaded models and patterns of each language.

    Models load when the first article of their language comes.
    """

    def __init__(
        self,
        *,
        language: str | None = None,
        published: date | None = None,
        to: str | None = None,
        only: Sequence[str] = KINDS,
        models: Mapping[str, str] | None = None,
        patterns: Patterns | None = None,
        rules: Sequence[Path] = (),
        keep_text: bool = False,
        threads: int | None = None,
    ) -> None:
        """Set up an extractor.

        `language`: a code for all articles, None to tell it for each. `published`: a publication
        date that outranks what articles say. `to`: the ISO 4217 code all amounts are converted to.
        `only`: the kinds to look for, the lists of the others stay empty; facts bring along the
        amounts and dates they point at. `models`: spaCy pipelines by language, in place of the
        shipped model. `patterns`: the pattern files in use. `rules`:
        files of spaCy entity-ruler patterns (JSON Lines). `keep_text`: put the text in the record.
        `threads`: cores the names model may use, None for all of the process. Raises ValueError
        where `only` names another kind or there are no rates for `to`.
        """
        if isinstance(only, str) or not set(only) <= set(KINDS):
            raise ValueError(f"only: {only!r} is not a sequence of {', '.join(KINDS)}")
        self._language = language
        self._published = published
        self._to = to
        self._only = frozenset(only)
        if "facts" in self._only:
            # Facts point at amounts and dates by their place in these lists.
            self._only |= {"money", "dates"}
        self._models = dict(models or {})
        self._patterns = patterns or Patterns()
        self._rules = tuple(rules)
        self._keep_text = keep_text
        self._threads = threads
        self._kits: dict[str, LanguageKit] = {}
        self._exchange: Exchange | None = None
        if to is not None and not self._rates().known(to):
            raise ValueError(f"to: there are no exchange rates for {to!r}")

    def extract(self, article: Article) -> ArticleRecord:
        """Return the record of one article.

        Raises SourceError where its language is unknown, ModelError where a model does not load,
        PatternError where a pattern file is wrong.
        """
        return self._records([self._prepare(article)])[0]

    def stream(
        self, articles: Iterable[Article | SourceError]
    ) -> Iterator[ArticleRecord | SourceError]:
        """Yield, in order, a record for each article and a SourceError for each that failed.

        Articles are taken in batches, errors among the input are passed through. An article that
        meets a bug fails as SourceError `internal`, the others go on. Raises ModelError and
        PatternError as `extract` does, and OSError where the machine gives out (a disk is full, a
        file of a model is gone): that is no fault of an article.
        """
        batch: list[_Prepared | SourceError] = []
        chars = 0
        for item in articles:
            prepared = self._try_prepare(item)
            batch.append(prepared)
            if isinstance(prepared, _Prepared):
                chars += len(prepared.article.text)
            if chars >= _BATCH_CHARS or len(batch) >= _BATCH_ARTICLES:
                yield from self._flush(batch)
                batch, chars = [], 0
        yield from self._flush(batch)

    def _flush(
        self, batch: Sequence[_Prepared | SourceError]
    ) -> Iterator[ArticleRecord | SourceError]:
        prepared = [p for p in batch if isinstance(p, _Prepared)]
        records: Iterator[ArticleRecord | SourceError]
        try:
            records = iter(self._records(prepared))
        except (NewsfactsError, OSError):
            raise
        except Exception:
            records = map(self._try_record, prepared)
        for item in batch:
            yield item if isinstance(item, SourceError) else next(records)

    def _try_record(self, item: _Prepared) -> ArticleRecord | SourceError:
        try:
            return self._records([item])[0]
        except (NewsfactsError, OSError):
            raise
        except Exception as error:
            return internal_error(item.article.source, error)

    def _try_prepare(self, item: Article | SourceError) -> _Prepared | SourceError:
        if isinstance(item, SourceError):
            return item
        try:
            return self._prepare(item)
        except SourceError as error:
            return error
        except (NewsfactsError, OSError):
            raise
        except Exception as error:
            return internal_error(item.source, error)

    def _prepare(self, article: Article) -> _Prepared:
        language = self._language_of(article)
        warnings: tuple[ArticleWarning, ...] = ()
        if article.unreadable_date and self._published is None:
            message = f"the stated publication date cannot be read: {article.unreadable_date[:80]}"
            warnings = (ArticleWarning("unreadable_published", message, 0, 0),)
        dateline = self._kit(language).dates.dateline(article.text)
        published: date | None
        source: PublishedFrom | None
        if self._published is not None:
            published, source = self._published, "option"
        elif article.published is not None:
            published, source = article.published, article.published_from or "field"
        elif dateline is not None:
            published, source = date.fromisoformat(dateline.value), "text"
        else:
            published = date_in_name(article.source) or date_in_name(article.url or "")
            source = "filename" if published else None
        return _Prepared(article, language, published, source, dateline, warnings)

    def _wants_names(self) -> bool:
        return bool(self._only & {"people", "organisations", "facts"})

    def _language_of(self, article: Article) -> str:
        if self._language is not None:
            return self._language
        if article.language is None:
            return identify(article.text, article.source)
        code = article.language.lower().replace("_", "-").split("-")[0]
        if code not in languages():
            known = ", ".join(languages())
            message = f"is in a language that newsfacts does not know ({code}; known: {known})"
            raise SourceError(article.source, "language", message)
        return code

    def _kit(self, language: str) -> LanguageKit:
        if language not in self._kits:
            model = self._models.get(language)
            self._kits[language] = LanguageKit(
                language, self._patterns, model, self._rules, self._threads
            )
        return self._kits[language]

    def _records(self, batch: Sequence[_Prepared]) -> list[ArticleRecord]:
        out: list[ArticleRecord | None] = [None] * len(batch)
        for language in dict.fromkeys(p.language for p in batch):
            places = [i for i, p in enumerate(batch) if p.language == language]
            kit = self._kit(language)
            found = [self._values(kit, batch[i]) for i in places]
            names = self._names(kit, [batch[i] for i in places], found)
            for i, (money, dates), named in zip(places, found, names, strict=True):
                days = no_given_names(dates, named.people)
                out[i] = self._record(batch[i], money, days, named)
        return [record for record in out if record is not None]

    def _values(self, kit: LanguageKit, item: _Prepared) -> tuple[list[Money], list[Date]]:
        text = item.article.text
        money = kit.money.find(text)
        return money, without_overlaps(kit.dates.find(text, item.published), money)

    def _names(
        self,
        kit: LanguageKit,
        batch: Sequence[_Prepared],
        found: Sequence[tuple[list[Money], list[Date]]],
    ) -> list[Names]:
        if not self._wants_names():
            return [Names()] * len(batch)
        texts = [item.article.text for item in batch]
        named = kit.names.find(texts)
        return [
            kit.gather(text, outranked(kit.trim(text, spans), money, dates))
            for text, spans, (money, dates) in zip(texts, named, found, strict=True)
        ]

    def _record(
        self, item: _Prepared, money: list[Money], dates: list[Date], names: Names
    ) -> ArticleRecord:
        article = item.article
        skip = (item.dateline.start, item.dateline.end) if item.dateline else None
        facts = self._facts(item, money, dates, names)
        people = with_employers(names.people, names.organisations, facts)
        money, warnings = self._converted(money, item.published)
        return ArticleRecord(
            id=article.id,
            source=article.source,
            language=item.language,
            published=item.published.isoformat() if item.published else None,
            published_from=item.published_from,
            title=article.title or title_of(article.text, skip),
            authors=article.authors or names.authors,
            people=people if "people" in self._only else (),
            organisations=names.organisations if "organisations" in self._only else (),
            money=tuple(money) if "money" in self._only else (),
            dates=tuple(dates) if "dates" in self._only else (),
            facts=facts if "facts" in self._only else (),
            warnings=item.warnings + tuple(warnings),
            text=article.text if self._keep_text else None,
        )

    def _facts(
        self, item: _Prepared, money: list[Money], dates: list[Date], names: Names
    ) -> tuple[Fact, ...]:
        # People's organisations depend on them.
        if not self._only & {"people", "facts"}:
            return ()
        finder = self._kit(item.language).facts
        people, organisations, places = names.people, names.organisations, names.places
        text = item.article.text
        return tuple(finder.find(text, people, organisations, places, money, dates))

    def _converted(
        self, money: list[Money], published: date | None
    ) -> tuple[list[Money], list[ArticleWarning]]:
        if not money or "money" not in self._only:
            return money, []
        if self._to is None and all(m.equivalent_to is None for m in money):
            return money, []
        from newsfacts.exchange import check_stated_conversions, with_conversions

        warnings = check_stated_conversions(money, self._rates(), published)
        if self._to is not None:
            money, more = with_conversions(money, self._rates(), self._to, published)
            warnings += more
        return money, sorted(warnings, key=lambda w: (w.start, w.end))

    def _rates(self) -> Exchange:
        from newsfacts.exchange import Exchange

        self._exchange = self._exchange or Exchange(self._patterns)
        return self._exchange
