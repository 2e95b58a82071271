//! The sides of a comparison, each a program of its own with a copy of the world of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result};

use kith_base::{Env, Uuid};

use crate::client::{Make, get, post};
use crate::process::{Side, free_port};
use crate::world::World;

/// What a browser of today says that it can unpack.
pub const BROWSER: &str = "gzip, deflate, br, zstd";
/// Nothing packed.
pub const PLAIN: &str = "identity";

/// What is said in every contribution of a measurement: three sentences with a little Markdown.
const TEXT: &str = "We+tried+the+**shorter**+form+with+four+families+last+week.+Two+finished+it+at+home%2C+which+\
                    nobody+did+before.%0D%0A%0D%0A-+ask+for+the+name+first%0D%0A-+leave+the+rest+for+the+visit";

/// The folder of the programs that were built together with this one.
fn programs() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    here.parent().map(Path::to_owned).context("this program is in no folder")
}

/// A copy of the world's database in a folder of its own.
fn copy(world: &World, name: &str) -> Result<PathBuf> {
    let folder = world.folder.join(name);
    fs::create_dir_all(&folder)?;
    fs::copy(world.folder.join("kith.db"), folder.join("kith.db"))?;
    Ok(folder)
}

/// The bare floor on this world.
pub async fn floor(world: &World) -> Result<Side> {
    let address = format!("127.0.0.1:{}", free_port()?);
    let file = copy(world, "floor")?.join("kith.db");
    let mut command = Command::new(programs()?.join("kith-floor"));
    command.arg(file).arg(&address);
    Side::start("floor", &mut command, address.parse()?, &get(&floor_page(world), &world.member, PLAIN)).await
}

/// Kith on this world, as it is installed.
pub async fn kith(world: &World, name: &str) -> Result<Side> {
    let address = format!("127.0.0.1:{}", free_port()?);
    let folder = copy(world, name)?;
    let mut command = Command::new(programs()?.join("kith"));
    command.arg("serve").arg("--data").arg(folder).arg("--listen").arg(&address);
    Side::start(name, &mut command, address.parse()?, &get(&world.page, &world.member, PLAIN)).await
}

/// The address of the known page on the floor.
pub fn floor_page(world: &World) -> String {
    format!("/page/{}", world.page_id)
}

/// The same GET again and again.
pub fn asking(path: &str, secret: &str, encoding: &str) -> Make {
    let request = get(path, secret, encoding);
    Arc::new(move |_, _| request.clone())
}

/// Contributions to the floor: each connection is somebody else.
pub fn saying_to_floor(world: &World) -> Make {
    let (session, activity) = &world.post_ids;
    let path = format!("/sessions/{session}/activities/{activity}/contributions");
    let writers = world.writers.clone();
    Arc::new(move |number, _| post(&path, &writers[number % writers.len()], &format!("text={TEXT}")))
}

/// Contributions to Kith, as its form sends them, each with a key of its own, made when its page was.
pub fn saying_to_kith(world: &World) -> Make {
    let (path, writers, env) = (world.post.clone(), world.writers.clone(), Env::system());
    Arc::new(move |number, _| {
        let once = env.id::<Uuid>().simple();
        let body = format!("text={TEXT}&may_quote=yes&once={once}");
        post(&path, &writers[number % writers.len()], &body)
    })
}
