"""Structured facts from English and German news: people, organisations, money and dates."""
