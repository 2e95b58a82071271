//! The page build: packages as the lock file says, then `web/build.mjs`, which does nothing when its stamp still holds.

use anyhow::Result;

use crate::node::Node;
use crate::place;

/// Leaves `web/dist` as the sources say.
pub fn build(node: &Node) -> Result<()> {
    node.install("web")?;
    place::run(&mut node.command("node", "web", &["build.mjs"]))
}
