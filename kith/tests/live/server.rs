//! The binary, started on a folder and a port of its own, and a client that speaks plain HTTP/1.1 with it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running demonstration.
pub struct Server {
    child: Child,
    pub port: u16,
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    /// Starts on `data` and waits until it answers.
    pub fn start(data: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(env!("CARGO_BIN_EXE_kith"))
            .args(["demo", "--data", data.to_str().unwrap(), "--listen", &format!("127.0.0.1:{port}")])
            .env("KITH_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, port };
        let started = Instant::now();
        while server.get("/health/live", "").is_none_or(|reply| reply.status != 200) {
            assert!(started.elapsed() < Duration::from_secs(60), "the server does not answer");
            std::thread::sleep(Duration::from_millis(10));
        }
        server
    }

    /// The number of its process.
    pub fn pid(&self) -> String {
        self.child.id().to_string()
    }

    /// Kills it at once, as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and answers how long that took.
    pub fn stop(mut self) -> Duration {
        let started = Instant::now();
        let told = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        assert!(self.child.wait().unwrap().success(), "a graceful stop is no failure");
        started.elapsed()
    }

    /// The cookie of somebody of the cast.
    pub fn sign_in(&self, who: &str) -> String {
        let reply = self.post(&format!("/demo/{who}"), "", "").unwrap();
        assert_eq!(reply.status, 303, "{who}: {}", reply.body);
        let line = reply.head.lines().find(|line| line.to_lowercase().starts_with("set-cookie: __host-kith=")).unwrap();
        line[12..].split(';').next().unwrap().to_owned()
    }

    pub fn get(&self, path: &str, cookie: &str) -> Option<Reply> {
        self.send(
            format!("GET {path} HTTP/1.1\r\nhost: kith\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n").as_bytes(),
        )
    }

    pub fn post(&self, path: &str, cookie: &str, form: &str) -> Option<Reply> {
        self.send(
            format!(
                "POST {path} HTTP/1.1\r\nhost: kith\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
                form.len()
            )
            .as_bytes(),
        )
    }

    /// Sends bytes as they are; nothing comes back when the server is gone.
    pub fn send(&self, request: &[u8]) -> Option<Reply> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(40))).ok()?;
        let _ = stream.write_all(request); // a refusal may come before everything was sent
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Reply { status, head: head.to_owned(), body: body.to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
