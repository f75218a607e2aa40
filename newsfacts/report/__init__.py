"""The HTML report: one self-contained page for an article or a folder of articles.

`article` and `marks` turn a record into what the templates show, `charts` computes the drawings,
`collection` gathers what is known over all articles, `pages` puts it into the templates.
"""
