"""Numbers in digits and in words, by language: `NumberGrammar`."""

from newsfacts.numbers.grammar import NumberGrammar, NumberTable

__all__ = ["NumberGrammar", "NumberTable"]
