//! Starts the mail server of `peer.py`, where `KITH_PYTHON` names a Python that has aiosmtpd.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use serde::Deserialize;

/// A letter as the mail server read it.
#[derive(Clone, Debug, Deserialize)]
pub struct Arrived {
    /// Whether it came over TLS.
    pub safe: bool,
    pub to: Vec<String>,
    pub headers: Vec<(String, String)>,
    pub types: Vec<String>,
    pub bodies: Vec<String>,
}

impl Arrived {
    /// The only header of this name.
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case(name));
        let value = &found.next().unwrap_or_else(|| panic!("no {name} in {:?}", self.headers)).1;
        assert!(found.next().is_none(), "more than one {name}");
        value
    }
}

/// A running mail server. It ends with the test.
pub struct Peer {
    child: Child,
    port: u16,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Peer {
    /// Starts one that behaves as `wishes` say; `None`, with a line that says so, where there is no Python for it.
    pub fn start(wishes: &[&str]) -> Option<Self> {
        let Ok(python) = std::env::var("KITH_PYTHON") else {
            println!("the mail server was skipped: KITH_PYTHON names no Python with aiosmtpd");
            return None;
        };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/peer.py");
        let mut child = Command::new(python).arg(script).args(wishes).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.next().and_then(|line| line.parse().ok()).expect("the mail server did not start");
        let arrived: Arc<Mutex<Vec<Arrived>>> = Arc::default();
        let basket = arrived.clone();
        std::thread::spawn(move || {
            for line in lines {
                basket.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        Some(Self { child, port, arrived })
    }

    /// Its address for [`crate::Smtp::at`], with a login such as `ann:secret@`, or none.
    pub fn address(&self, login: &str) -> String {
        format!("smtp://{login}127.0.0.1:{}?tls=none", self.port)
    }

    /// Its address as the configuration would have it, with TLS from the first byte or after a greeting.
    pub fn safe_address(&self, scheme: &str, login: &str) -> String {
        format!("{scheme}://{login}127.0.0.1:{}", self.port)
    }

    /// What has arrived, once that is at least `expected` letters.
    pub async fn arrived(&self, expected: usize) -> Vec<Arrived> {
        for _ in 0..200 {
            let arrived = self.arrived.lock().unwrap().clone();
            if arrived.len() >= expected {
                return arrived;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await; // its line is still on the way
        }
        self.arrived.lock().unwrap().clone()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
