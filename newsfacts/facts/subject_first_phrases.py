"""Phrases and clauses where words in a row make a phrase and nothing tells its case (English)."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.facts.phrases import Lexicon, Phrase
from newsfacts.facts.tokens import Token

# As long a phrase behind a word that may open a clause is looked through, in tokens.
_NO_CLAUSE = 10


class SubjectFirstPhrases:
    """Cuts a sentence into phrases, forwards from a verb and backwards to its subject."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the language's small words."""
        self._lex = lexicon

    def chunk(self, tokens: Sequence[Token], start: int, end: int) -> list[Phrase]:
        """Return the phrases in tokens `start` to `end` in order."""
        lex = self._lex
        out: list[Phrase] = []
        prep: str | None = None
        at = start
        while at < end:
            token = tokens[at]
            if token.lower in lex.openings and token.kind == "word":
                prep = token.lower
                at += 1
                continue
            if token.kind in ("mark", "date") or token.lower in lex.function:
                if token.kind == "word" and token.lower in lex.pronouns:
                    out.append(lex.phrase(at, [token], prep, None))
                if token.kind == "date" or token.kind == "mark":
                    prep = None
                at += 1
                continue
            stop = at + 1
            while stop < end and self._inside(tokens, at, stop, end):
                stop += 1
            det = token.lower if token.lower in lex.determiners else None
            out.append(lex.phrase(at, tokens[at:stop], prep, det))
            prep = None
            at = stop
        return out

    def _inside(self, tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
        """Tell whether token `at` goes on with the phrase that begins at `start`."""
        lex, token = self._lex, tokens[at]
        if token.kind == "money":
            noun = tokens[at - 1].lower
            named = tokens[start].lower in lex.definite and lex.is_generic(noun)
            if named or (noun in lex.parts and at - start > 1):
                # "fined the bank $5m"
                return False
            return tokens[at - 1].kind != "name" or tokens[at - 1].owner
        if token.kind == "name":
            return True
        joins = token.lower in lex.conjunctions or token.text == ","
        if joins:
            # "A and B", "A, B and C": names joined to names, words to words
            left, right = tokens[at - 1].kind == "name", at + 1 < end and tokens[at + 1]
            if not right:
                return False
            named = self._name_ahead(tokens, at + 1, end)
            if token.text == ",":
                return left and right.kind == "name" and self._list_goes_on(tokens, at + 2, end)
            return left == named and right.lower not in lex.not_nominal
        if token.kind == "date":
            # "a third-quarter loss"
            behind = tokens[at + 1] if at + 1 < end else None
            plain = behind is not None and behind.kind == "word"
            known = behind is not None and behind.lower in lex.function
            inside = all(t.kind == "word" for t in tokens[start:at])
            return inside and plain and not known
        if token.kind == "mark":
            return False
        if token.lower in lex.function or token.lower in lex.determiners:
            return False
        # "a further $5m", "300 more jobs"
        counted = tokens[at - 1].lower in lex.determiners or tokens[at - 1].text[-1:].isdecimal()
        return token.lower not in lex.adverbs or counted

    def _name_ahead(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Tell whether a phrase that begins at `at` is a name, with words before it or not."""
        for place in range(at, min(end, at + 6)):
            token = tokens[place]
            if token.kind == "name":
                return True
            if token.kind != "word" or token.lower in self._lex.function:
                return False
        return False

    def _list_goes_on(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        for place in range(at, min(end, at + 8)):
            if tokens[place].lower in self._lex.conjunctions:
                return place + 1 < end and tokens[place + 1].kind == "name"
            if tokens[place].kind != "name" and tokens[place].text != ",":
                return False
        return False

    def clause_end(self, tokens: Sequence[Token], start: int) -> int:
        """Return where the clause ends that goes on at token `start`, behind its verb."""
        lex = self._lex
        at, depth = start, 0
        while at < len(tokens):
            token = tokens[at]
            if token.text in "([":
                depth += 1
            elif token.text in ")]":
                depth = max(0, depth - 1)
            elif depth == 0:
                if token.text in ';:—–?!"“”' and token.kind == "mark":
                    break
                if token.text == "-" and token.kind == "mark":
                    break
                lower = token.lower
                says = lower in lex.says and tokens[at - 1].lower not in lex.determiners
                if token.kind == "word" and lower in lex.relatives:
                    break
                if token.kind == "word" and lower in lex.subordinators:
                    if not self.links_figure(tokens, at) and self._opens_clause(tokens, at):
                        break
                    at += 1
                    continue
                if token.kind == "word" and says:
                    # "…, Acme said": who says so is no part of what is said
                    return self._back_to_mark(tokens, start, at)
                ahead = tokens[at + 1].lower if at + 1 < len(tokens) else ""
                left = {t.lower for t in tokens[max(0, start - 2) : start]} & lex.leaves
                if left and lower in lex.to and ahead in lex.takes_office:
                    # "left Beta to become head of Acme"
                    break
                if lower in lex.conjunctions and self._goes_on_anew(tokens, at + 1):
                    break
                intended = lower in lex.be and tokens[at - 1].lower in lex.to
                if (
                    token.kind == "word"
                    and lower in lex.auxiliaries
                    and at > start
                    and not intended
                ):
                    # A new verb: its subject is not ours.
                    return self._back_to_mark(tokens, start, at)
            at += 1
        return at

    def _goes_on_anew(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a verb, or a subject whose verb is left out, stands at token `at`.

        Both go on behind an "and": "… and cancelled an order", "… and Beta a loss of $5m".
        """
        lex, token = self._lex, tokens[at] if at < len(tokens) else None
        if token is None:
            return False
        if token.lower in lex.verbs or token.lower in lex.auxiliaries:
            return True
        ahead = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind == "name":
            gap = ahead is not None and ahead.lower in lex.determiners
            return gap and ahead is not None and ahead.lower not in lex.definite
        passed = token.kind == "date" or lex.is_adverb(token)
        if ahead is not None and passed and ahead.kind == "word":
            # "… and now runs a charity"
            return ahead.text == ahead.lower and ahead.lower.endswith(lex.verb_endings)
        plain = token.kind == "word" and token.text == token.lower
        past = plain and token.lower.endswith(lex.past_endings)
        return past and token.lower not in lex.measure_adjectives

    def links_figure(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether token `at` links a figure and what it leaves out: "loss before tax"."""
        link = tokens[at].lower in self._lex.figure_links
        return link and at > 0 and tokens[at - 1].lower in self._lex.figures

    def _opens_clause(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a subordinator has a verb: it has none in "after ten years as head"."""
        if tokens[at].lower not in self._lex.gerunds_after:
            return True
        small = self._lex.function - self._lex.openings
        for place in range(at + 1, min(len(tokens), at + _NO_CLAUSE)):
            token = tokens[place]
            if token.kind == "mark":
                return False
            gerund = token.lower.endswith(self._lex.gerund_endings) and token.kind == "word"
            if gerund or token.lower in small or self.is_verb(tokens, place):
                return True
        return len(tokens) > at + _NO_CLAUSE

    def _back_to_mark(self, tokens: Sequence[Token], start: int, at: int) -> int:
        for place in range(at - 1, start, -1):
            if tokens[place].text == "," or tokens[place].lower in self._lex.conjunctions:
                return place
        return at

    def nearest(self, tokens: Sequence[Token], end: int) -> Phrase | None:
        """Return the phrase that ends at token `end`, whatever governs it."""
        start = self._phrase_start(tokens, end)
        if start is None:
            return None
        det = tokens[start].lower if tokens[start].lower in self._lex.determiners else None
        return self._lex.phrase(start, tokens[start : end + 1], None, det)

    def is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word is a verb: one we know, or one that ends so right behind a name."""
        lex, token = self._lex, tokens[at]
        if token.kind != "word" or token.text != token.lower:
            return False
        before = tokens[at - 1] if at else None
        if before is not None and (before.lower in lex.determiners or before.text.isdecimal()):
            # "300 posts", "the fines"
            return False
        if token.lower in lex.any_verb:
            return True
        return (
            before is not None
            and token.lower.endswith(lex.verb_endings)
            and (
                (before.kind == "name" and not before.owner)
                or before.lower in lex.generic
                or before.lower in lex.relatives
                or before.lower in lex.pronouns
            )
        )

    def phrase_before(self, tokens: Sequence[Token], end: int) -> Phrase | None:
        """Return the subject whose last token is `end`, or what a preposition hangs that on."""
        lex = self._lex
        phrase: Phrase | None = None
        inner: Phrase | None = None
        for _ in range(4):
            if end < 0:
                return None
            if tokens[end].kind == "date":
                end = self._before_date(tokens, end)
                continue
            start = self._phrase_start(tokens, end)
            if start is None:
                return None
            det = tokens[start].lower if tokens[start].lower in lex.determiners else None
            phrase = lex.phrase(start, tokens[start : end + 1], None, det)
            before = tokens[start - 1] if start else None
            figure = start > 1 and self.links_figure(tokens, start - 1)
            governing = lex.openings if figure else lex.prepositions
            if before is None or before.lower not in governing:
                break
            opens = start < 2 or tokens[start - 2].kind in ("mark", "date")
            if opens and before.lower in lex.adverbs:
                # "About 300 jobs"
                break
            if opens:
                # "In its latest quarter Acme …": the name alone
                own = self._lex.phrase(end, tokens[end : end + 1], None, None)
                known = bool(own.heads) or own.last in lex.figures
                return own if known and end > start else None
            inner, end = phrase, start - 2
        if phrase is None:
            return None
        counted = phrase.last.replace(",", "").isdecimal()
        if inner is not None and not phrase.heads and (counted or phrase.last in lex.bodies):
            # "400 of its 6,000 workers", "the board of Acme"
            return inner
        if not phrase.heads and phrase.last in lex.bodies and phrase.owners:
            return Phrase(phrase.start, phrase.end, phrase.tokens, None, phrase.owners[-1:])
        if inner is not None and not phrase.heads:
            return Phrase(
                phrase.start,
                phrase.end,
                phrase.tokens,
                None,
                (),
                phrase.names,
                (*phrase.owners, *inner.heads),
            )
        return phrase

    def _before_date(self, tokens: Sequence[Token], date: int) -> int:
        """Return what stands before a date and the words that lead to it ("in its", "ended")."""
        lex = self._lex
        end = date - 1
        if end >= 0 and tokens[end].lower in lex.ended:
            return end - 1
        while end > 0 and tokens[end].lower in lex.before_dates:
            end -= 1
        return end - 1 if end >= 0 and tokens[end].lower in lex.prepositions else date - 1

    def _phrase_start(self, tokens: Sequence[Token], end: int) -> int | None:
        lex = self._lex
        token = tokens[end]
        if token.kind in ("mark", "date"):
            return None
        if token.lower in lex.pronouns:
            return end
        if token.kind == "word" and (token.lower in lex.function or token.lower in lex.verbs):
            return None
        start = end
        while start > 0:
            before = tokens[start - 1]
            if before.kind in ("mark", "date"):
                break
            if before.kind == "money" and tokens[start].kind != "word":
                # but "the $5m contract"
                break
            if before.kind == "name":
                place = before.actor is not None and before.actor.kind == "place"
                if tokens[start].kind == "name" and place and not before.owner:
                    break
                start -= 1
                continue
            joined = before.lower in lex.conjunctions
            if joined:
                if start < 2 or tokens[start - 2].kind != "name" or tokens[start - 2].owner:
                    break
                if not self._name_ahead(tokens, start, end + 1):
                    break
            elif before.lower in lex.function or before.lower in lex.verbs:
                break
            start -= 1
            if before.lower in lex.determiners and not (
                start and tokens[start - 1].lower in lex.conjunctions
            ):
                break
        return start

    def opening_phrase(self, tokens: Sequence[Token], start: int, high: int) -> Phrase | None:
        """Return the subject that opens a clause: up to its name or common noun."""
        lex = self._lex
        for end in range(start, high):
            token = tokens[end]
            if token.kind not in ("word", "name") or token.lower in lex.function:
                return None
            named = token.kind == "name" and not token.owner
            if named or (end > start and token.lower in lex.generic):
                det = tokens[start].lower if tokens[start].lower in lex.determiners else None
                return lex.phrase(start, tokens[start : end + 1], None, det)
        return None
