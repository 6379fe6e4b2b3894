"""A city to try the system with: the targets of 聊城 2024, role-named accounts, monthly figures by a rule.

Everything is done through the same services as in real life, on the business dates of the story; only the figures are
made up, and marked as such wherever they are shown.
"""
