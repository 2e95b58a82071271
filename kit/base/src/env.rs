//! Clock and chance as values. The program makes the real ones once; tests hold time still and repeat a draw.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Tells the present instant.
pub trait Clock: Send + Sync {
    /// The present instant, cut to microseconds: what both databases can keep.
    fn now(&self) -> Timestamp;
}

/// Gives unpredictable bytes.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with a draw.
    fn fill(&self, bytes: &mut [u8]);
}

/// SHA-256 of a secret, in hexadecimal: what is stored instead of the secret.
pub fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place where the real time is read
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// The operating system's generator.
pub struct SystemChance;

impl Chance for SystemChance {
    #[allow(clippy::disallowed_methods, clippy::panic)] // without a generator no id or code may be made at all
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }
}

/// A clock that stands still until it is moved. For tests and for the demo's past.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that stands at `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.as_microsecond()))
    }

    /// Moves the clock to `at`, forwards or back.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_microsecond(), Ordering::SeqCst);
    }

    /// Lets `seconds` pass.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// A repeatable draw (SplitMix64). For tests and the demo, never for secrets of a real instance.
pub struct SeededChance(AtomicU64);

impl SeededChance {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    fn next(&self) -> u64 {
        let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let draw = self.next().to_le_bytes();
            chunk.copy_from_slice(&draw[..chunk.len()]);
        }
    }
}

/// Clock and chance together, as they are handed through the house.
#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl Env {
    /// An environment of this clock and this chance.
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance }
    }

    /// The machine's own clock and generator.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }

    /// The present instant, in microseconds.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id (UUIDv7: the later one sorts later).
    pub fn id<T: From<Uuid>>(&self) -> T {
        let mut random = [0; 10];
        self.chance.fill(&mut random);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into()
    }

    /// A secret of 256 bits, as 64 hexadecimal digits.
    pub fn secret(&self) -> String {
        let mut bytes = [0; 32];
        self.chance.fill(&mut bytes);
        hex::encode(bytes)
    }

    /// A code of six digits, every one equally likely.
    pub fn code(&self) -> String {
        loop {
            let mut bytes = [0; 4];
            self.chance.fill(&mut bytes);
            let draw = u32::from_le_bytes(bytes);
            // Reject the incomplete last stretch of the range, or low codes would come a little more often.
            if draw < u32::MAX - u32::MAX % 1_000_000 {
                return format!("{:06}", draw % 1_000_000);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env() -> Env {
        let noon = "2026-03-12T12:00:00Z".parse().unwrap();
        Env::new(Arc::new(FixedClock::at(noon)), Arc::new(SeededChance::new(1)))
    }

    #[test]
    fn later_ids_sort_later() {
        let clock = Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH));
        let env = Env::new(clock.clone(), Arc::new(SeededChance::new(1)));
        let first: Uuid = env.id();
        clock.pass(1);
        let second: Uuid = env.id();
        assert!(first < second);
        assert_eq!(second.get_version_num(), 7);
    }

    #[test]
    fn codes_have_six_digits_and_secrets_256_bits() {
        let env = env();
        assert!((0..500).all(|_| env.code().len() == 6));
        assert_eq!(env.secret().len(), 64);
        assert_ne!(env.secret(), env.secret());
    }
}
