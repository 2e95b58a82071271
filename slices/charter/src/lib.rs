//! Communities: what they are about, what they agreed, who is what in them.
