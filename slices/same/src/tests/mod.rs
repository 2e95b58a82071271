//! What looks alike, what was joined, and that nothing is forgotten or widened; on both databases.

mod alike;
mod joining;
mod pages;
