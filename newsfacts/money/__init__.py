"""Amounts of money in article text: `MoneyFinder`."""

from newsfacts.money.finder import MoneyFinder

__all__ = ["MoneyFinder"]
