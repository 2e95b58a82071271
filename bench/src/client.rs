//! A client of our own: a few kept connections to this machine, each asking as soon as it was answered.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What to send: the request of a connection (by its number) that is its `n`th.
pub type Make = Arc<dyn Fn(usize, u64) -> Vec<u8> + Send + Sync>;

/// An answer as it came over the line.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
    /// Everything that was received for it.
    pub received: usize,
}

/// What a run saw.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub answered: u64,
    pub errors: u64,
    pub seconds: f64,
    pub micros: Vec<u32>,
}

impl Seen {
    /// Microseconds that this share of the answers took at most.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.micros.clone();
        sorted.sort_unstable();
        let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().map_or(f64::NAN, f64::from)
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answered as f64 / self.seconds
    }
}

/// A connection that is kept.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(1 << 16) })
    }

    /// Sends a request and waits for the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head_end = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let body = match header(&head, "content-length").and_then(|value| value.parse::<usize>().ok()) {
            Some(length) => {
                while self.buffer.len() < head_end + length {
                    self.more().await?;
                }
                self.buffer[head_end..head_end + length].to_vec()
            }
            None if header(&head, "transfer-encoding").is_some() => self.chunks(head_end).await?,
            None => Vec::new(),
        };
        Ok(Answer { status, head, body, received: self.buffer.len() })
    }

    async fn chunks(&mut self, mut at: usize) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                if let Some(end) = find(&self.buffer[at..], b"\r\n") {
                    break end;
                }
                self.more().await?;
            };
            let text = String::from_utf8_lossy(&self.buffer[at..at + line]).into_owned();
            let size =
                usize::from_str_radix(text.trim(), 16).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
            let (from, to) = (at + line + 2, at + line + 2 + size);
            while self.buffer.len() < to + 2 {
                self.more().await?;
            }
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&self.buffer[from..to]);
            at = to + 2;
        }
    }

    async fn more(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// The value of a header of an answer's head.
pub fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut pairs = head.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// Asks over `connections` lines for `time`; an answer with another status than `expected` is an error.
pub async fn run(address: SocketAddr, connections: usize, time: Duration, expected: u16, make: &Make) -> Seen {
    let (began, mut lines) = (Instant::now(), JoinSet::new());
    for number in 0..connections {
        let make = make.clone();
        lines.spawn(async move { keep_asking(address, number, began + time, expected, &make).await });
    }
    let mut seen = Seen::default();
    while let Some(line) = lines.join_next().await {
        let line = line.unwrap_or(Seen { errors: 1, ..Seen::default() });
        seen.answered += line.answered;
        seen.errors += line.errors;
        seen.micros.extend(line.micros);
    }
    seen.seconds = began.elapsed().as_secs_f64();
    seen
}

async fn keep_asking(address: SocketAddr, number: usize, until: Instant, expected: u16, make: &Make) -> Seen {
    let mut seen = Seen::default();
    let Ok(mut line) = Line::open(address).await else { return Seen { errors: 1, ..seen } };
    for turn in 0.. {
        if Instant::now() >= until {
            break;
        }
        let request = make(number, turn);
        let asked = Instant::now();
        match line.ask(&request).await {
            Ok(answer) if answer.status == expected => {
                seen.answered += 1;
                seen.micros.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            Ok(_) => seen.errors += 1,
            Err(_) => {
                seen.errors += 1;
                break; // the line is gone, and a server that is gone is not asked without end
            }
        }
    }
    seen
}

/// A GET as a browser of somebody who is signed in sends it.
pub fn get(path: &str, secret: &str, encoding: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)\r\naccept: \
         text/html,application/xhtml+xml\r\naccept-language: en\r\naccept-encoding: {encoding}\r\ncookie: \
         __Host-kith={secret}\r\nsec-fetch-site: same-origin\r\n\r\n"
    )
    .into_bytes()
}

/// A form as a page of ours sends it.
pub fn post(path: &str, secret: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)\r\naccept: \
         text/html,application/xhtml+xml\r\naccept-language: en\r\naccept-encoding: identity\r\ncookie: \
         __Host-kith={secret}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_answer_is_read_whole_in_one_piece_and_in_chunks() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            for answer in [
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
                "HTTP/1.1 303 See Other\r\ncontent-length: 0\r\n\r\n",
            ] {
                assert!(stream.read(&mut asked).await.unwrap() > 0);
                for part in answer.as_bytes().chunks(7) {
                    stream.write_all(part).await.unwrap();
                    tokio::task::yield_now().await;
                }
            }
        });
        let mut line = Line::open(address).await.unwrap();
        for (status, body) in [(200, "hello"), (404, "hello world"), (303, "")] {
            let answer = line.ask(&get("/", "", "identity")).await.unwrap();
            assert_eq!((answer.status, answer.body.as_slice()), (status, body.as_bytes()));
        }
        assert!(line.ask(&get("/", "", "identity")).await.is_err());
    }
}
