//! Tests of this slice: nouns by tables, pages through a browser on both databases.

mod nouns;
mod pages;
