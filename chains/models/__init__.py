from chains.models.assignment import Assignment
from chains.models.chain import Chain, ChainGrant

__all__ = ["Assignment", "Chain", "ChainGrant"]
