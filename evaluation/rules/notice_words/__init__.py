"""What a notice says, in words: facts in, paragraphs out, a line each. Plain Chinese, as the paper prints it.

`figures` words single figures; `overall`, `results`, `problems` and `demands` write the four parts, each by one
function of the same name; `length` counts.
"""
