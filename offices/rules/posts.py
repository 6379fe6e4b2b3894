"""Which rights come with which post (domain facts §1; separation of the three administrators: GB/T 22239-2019).

``ALL`` holds for every chain, ``OWN`` for the chains that the post's organisation (or the post itself) answers for.
The three administrators see no business data.
"""

from __future__ import annotations

from offices.enums import PostKind, Right, Scope

REGISTERS_OF_OWN = {
    Right.KEEP_REGISTERS: Scope.OWN,
    Right.SEE_FIGURES: Scope.OWN,
    Right.SEE_CONTACTS: Scope.OWN,
    Right.SEE_INVESTORS: Scope.OWN,
}
"""What a chain office may do with the records of its chains; figures of one enterprise are not for everybody."""

RIGHTS: dict[PostKind, dict[Right, Scope]] = {
    PostKind.GROUP_LEADER: {
        Right.VIEW_CHAIN: Scope.ALL,
        Right.VIEW_COCKPIT: Scope.ALL,
        Right.SEE_INVESTORS: Scope.ALL,
    },
    PostKind.CHAIN_CHIEF: {
        Right.VIEW_CHAIN: Scope.ALL,
        Right.VIEW_COCKPIT: Scope.ALL,
        Right.SEE_INVESTORS: Scope.ALL,
    },
    PostKind.OFFICE_STAFF: {
        Right.VIEW_CHAIN: Scope.ALL,
        Right.VIEW_COCKPIT: Scope.ALL,
        Right.REVIEW_LEDGER: Scope.ALL,
        Right.SET_UP_YEAR: Scope.ALL,
        Right.EVALUATE: Scope.ALL,
        Right.KEEP_REGISTERS: Scope.ALL,
        Right.REVIEW_RECORDS: Scope.ALL,
        Right.SEE_FIGURES: Scope.ALL,
        Right.SEE_CONTACTS: Scope.ALL,
        Right.SEE_INVESTORS: Scope.ALL,
        Right.SHAPE_REGISTERS: Scope.ALL,
    },
    PostKind.CHAIN_DIRECTOR: {
        Right.VIEW_CHAIN: Scope.OWN,
        Right.ENTER_LEDGER: Scope.OWN,
        Right.SUBMIT_LEDGER: Scope.OWN,
        Right.REVIEW_RECORDS: Scope.OWN,
        **REGISTERS_OF_OWN,
    },
    PostKind.CLERK: {Right.VIEW_CHAIN: Scope.OWN, Right.ENTER_LEDGER: Scope.OWN, **REGISTERS_OF_OWN},
    PostKind.LIAISON: {Right.VIEW_CHAIN: Scope.OWN},
    PostKind.GUARANTEE_MEMBER: {},
    PostKind.SYSTEM_ADMIN: {Right.MANAGE_ACCOUNTS: Scope.ALL},
    PostKind.SECURITY_ADMIN: {Right.MANAGE_POSTS: Scope.ALL},
    PostKind.AUDIT_ADMIN: {Right.VIEW_TRAIL: Scope.ALL},
}

ADMINISTRATORS = frozenset({PostKind.SYSTEM_ADMIN, PostKind.SECURITY_ADMIN, PostKind.AUDIT_ADMIN})


def may_hold_together(kinds: frozenset[str]) -> bool:
    """Whether one person may hold posts of these kinds at one time.

    The three administrators are three persons, and none of them has a post in the business (三员分立,
    GB/T 22239-2019, 8.1.7).
    """
    return len(kinds) < 2 or not kinds & ADMINISTRATORS


def rights_everywhere(kinds: frozenset[str]) -> frozenset[Right]:
    """The rights that hold for every chain, given the kinds of posts held today."""
    return frozenset(right for kind in kinds for right, scope in RIGHTS[PostKind(kind)].items() if scope == Scope.ALL)


def rights_on_own(kind: str) -> frozenset[Right]:
    """The rights that a post of this kind has on the chains it answers for."""
    return frozenset(right for right, scope in RIGHTS[PostKind(kind)].items() if scope == Scope.OWN)


def rights_anywhere(kinds: frozenset[str]) -> frozenset[Right]:
    """The rights held for at least some chain."""
    return frozenset(right for kind in kinds for right in RIGHTS[PostKind(kind)])
