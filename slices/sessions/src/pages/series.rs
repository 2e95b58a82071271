//! Pages: series.
