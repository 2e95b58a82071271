//! Oneself.
