//! A series: sessions that meet on a rhythm.

kith_base::ids! {
    /// A series of sessions.
    SeriesId,
}
kith_db::bind_ids!(SeriesId);

/// A series of sessions.
pub struct Series {}
