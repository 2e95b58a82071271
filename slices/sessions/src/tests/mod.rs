//! Tests, one file per noun and per page: `plan_*` for planning, `hold_*` for holding.
