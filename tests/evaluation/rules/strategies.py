"""Values that a government could print: decimals with a few places, never floats."""

from hypothesis import strategies as st

values = st.decimals(min_value=-10_000, max_value=10_000, places=2)
amounts = st.decimals(min_value=0, max_value=10_000, places=2)
positive = st.decimals(min_value="0.01", max_value=10_000, places=2)
weights = st.decimals(min_value=1, max_value=100, places=1)
