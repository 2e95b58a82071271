//! Tests of this slice: days and sheets by tables, pages through a browser on both databases.

mod aims;
mod days;
mod house;
mod pages;
mod sheet;
