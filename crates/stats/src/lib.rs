//! Counting rules: growth, distributions and the honest handling of small numbers.
