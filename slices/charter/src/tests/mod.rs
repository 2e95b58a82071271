//! The slice as its people meet it: through real requests, on both databases.
