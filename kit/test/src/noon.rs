//! The instant at which tests happen.

use std::sync::Arc;

use kith_base::jiff::Timestamp;
use kith_base::{Env, FixedClock, SeededChance};

/// Noon of 12 March 2026, standing still until it is told to pass, with the same draws every time.
pub struct Noon {
    pub env: Env,
    pub clock: Arc<FixedClock>,
}

impl Noon {
    /// Seconds from 1970 to 2026-03-12T12:00:00Z.
    const SECONDS: i64 = 1_773_316_800;

    /// A fresh noon. Two of them draw the same ids: a test needs one.
    pub fn new() -> Self {
        let noon = Timestamp::from_second(Self::SECONDS).expect("noon is an instant");
        let clock = Arc::new(FixedClock::at(noon));
        Self { env: Env::new(clock.clone(), Arc::new(SeededChance::new(1))), clock }
    }

    /// Lets `seconds` pass.
    pub fn pass(&self, seconds: i64) {
        self.clock.pass(seconds);
    }
}

impl Default for Noon {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noon_is_noon_and_stands_still_until_it_is_told_to_pass() {
        let noon = Noon::new();
        assert_eq!(noon.env.now().to_string(), "2026-03-12T12:00:00Z");
        assert_eq!(noon.env.now().to_string(), "2026-03-12T12:00:00Z");
        noon.pass(90);
        assert_eq!(noon.env.now().to_string(), "2026-03-12T12:01:30Z");
    }

    #[test]
    fn every_noon_draws_the_same() {
        assert_eq!(Noon::new().env.secret(), Noon::new().env.secret());
    }
}
