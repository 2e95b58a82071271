//! Fingerprints: how what a source brought last time is compared with what it brings now and with what stands here,
//! without keeping the texts twice.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Half a SHA-256 in hexadecimal: two different texts do not share one by accident.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a text, with the line ends and outer blanks that editors change unasked left aside.
    pub fn of(text: &str) -> Fingerprint {
        let text = text.replace("\r\n", "\n");
        let digest = Sha256::digest(text.trim().as_bytes());
        Fingerprint(hex::encode(&digest[..16]))
    }

    /// A fingerprint that was kept.
    pub fn stored(hex: &str) -> Fingerprint {
        Fingerprint(hex.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
