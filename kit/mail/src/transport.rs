//! The ways a letter can leave the house.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lettre::Message;

use crate::{LetterId, Smtp};

/// A way out for letters.
pub enum Transport {
    /// A mail server.
    Smtp(Smtp),
    /// A folder: one `.eml` file per letter.
    Folder(PathBuf),
    /// The memory of a test.
    Memory(Memory),
}

/// Why a letter did not leave.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Refusal {
    /// This letter, now: it may work later. The reason carries no personal data.
    Later(String),
    /// Every letter, now: the way out is closed for a while. The reason carries no personal data.
    Closed(String),
    /// This letter, ever. The reason is kept with the letter and may name its address.
    Never(String),
}

impl Transport {
    /// Hands a message over. `Ok` means that it was accepted and is somebody else's to deliver.
    pub(crate) async fn post(&self, id: LetterId, message: &Message) -> Result<(), Refusal> {
        match self {
            Transport::Smtp(smtp) => smtp.post(message.envelope(), &message.formatted()).await,
            Transport::Memory(memory) => memory.post(id, message),
            Transport::Folder(folder) => {
                let (folder, bytes) = (folder.clone(), message.formatted());
                let written = tokio::task::spawn_blocking(move || file(&folder, id, &bytes)).await;
                let written = written.unwrap_or_else(|error| Err(std::io::Error::other(error)));
                written.map_err(|error| Refusal::Closed(format!("the folder for letters: {error}")))
            }
        }
    }
}

/// Writes the file under another name first: whoever looks into the folder sees whole letters only.
fn file(folder: &Path, id: LetterId, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!(".{id}.part"));
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(unfinished, folder.join(format!("{id}.eml")))?;
    std::fs::File::open(folder)?.sync_all()
}

/// A message that a test finds in memory.
#[derive(Clone, PartialEq, Debug)]
pub struct Posted {
    pub id: LetterId,
    pub to: Vec<String>,
    /// The message as a mail server would get it.
    pub message: String,
}

/// Keeps what was posted, for tests. Clones share it.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Posted>>>);

impl Memory {
    /// What was posted so far, oldest first.
    pub fn posted(&self) -> Vec<Posted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn post(&self, id: LetterId, message: &Message) -> Result<(), Refusal> {
        let to = message.envelope().to().iter().map(ToString::to_string).collect();
        let message = String::from_utf8_lossy(&message.formatted()).into_owned();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Posted { id, to, message });
        Ok(())
    }
}
