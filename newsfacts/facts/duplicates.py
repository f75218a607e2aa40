"""One fact an article: what says less than another fact of it is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from newsfacts.records import Fact, Money

_Key = tuple[Any, ...]
_CLOSING = (".", "!", "?", '"', "“", "”", "»", "«")


def without_lesser(facts: Sequence[Fact], money: Sequence[Money]) -> list[Fact]:
    """Return the facts in order, without those that another one of their kind says in full.

    A fact says less where each of who, whom and amount (`money` gives their values) is either
    missing or the same. Of facts that say the same the first one told in a whole sentence is kept,
    a headline only where there is no other.
    """
    keys = [_key(fact, money) for fact in facts]
    # Every key that a fact covers, its own included: linear in the number of facts.
    covered = Counter(key for whole in keys for key in set(_covers(whole)))
    same = Counter(keys)
    # A headline rounds and restates: where a sentence names the parties, its amount counts.
    told_in_full = {
        key[:3] for fact, key in zip(facts, keys, strict=True) if key[2] and not _headline(fact)
    }
    # … and so does the same amount of another party (the EU, where its Commission fines).
    amounts = {
        (key[0], key[3])
        for fact, key in zip(facts, keys, strict=True)
        if key[3] is not None and not _headline(fact)
    }
    kept: dict[_Key, int] = {}
    for place, (fact, key) in enumerate(zip(facts, keys, strict=True)):
        restated = key[:3] in told_in_full or (key[0], key[3]) in amounts
        if covered[key] > same[key] or (_headline(fact) and restated):
            continue
        told = kept.get(key)
        if told is None or (_headline(facts[told]) and not _headline(fact)):
            kept[key] = place
    return [facts[place] for place in sorted(kept.values())]


def _headline(fact: Fact) -> bool:
    return not fact.text.endswith(_CLOSING)


def _key(fact: Fact, money: Sequence[Money]) -> _Key:
    amount = None
    if fact.money is not None:
        one = money[fact.money]
        amount = (one.amount, one.amount_max, one.currency)
    return (fact.kind, fact.who, fact.whom, amount)


def _covers(key: _Key) -> Iterable[_Key]:
    kind, *rest = key
    choices = [(value, None) if value is not None else (None,) for value in rest]
    return ((kind, *values) for values in product(*choices))
