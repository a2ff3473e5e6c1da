"""Everything a learner can do, one function each: joins the core rooms and the store."""
