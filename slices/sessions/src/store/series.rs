//! Statements: series.
