//! Where a request comes from, as limits count it: a network and not a person.
//!
//! Behind a proxy every connection comes from the proxy, and where a request began stands in `X-Forwarded-For`. Anybody
//! can write that header, so it is believed only as far as the proxies of this instance wrote it: it is read from its
//! end, and the first address that is none of theirs is the one that counts.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::HeaderMap;

const FORWARDED: &str = "x-forwarded-for";

/// A network: one address of IPv4, or the 64 bits of IPv6 that a household or an office has as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Network {
    /// Nobody said where the request comes from. All of these count as one.
    #[default]
    Unknown,
    V4(Ipv4Addr),
    V6([u16; 4]),
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Network::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Network::V6([a, b, c, d])
            }
        }
    }
}

/// The proxies of an instance: their word on where a request comes from is believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proxies(Vec<Range>);

/// Addresses that begin with the same bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Range {
    first: IpAddr,
    bits: u8,
}

/// A list of proxies that was not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrongProxies;

impl std::error::Error for WrongProxies {}

impl std::fmt::Display for WrongProxies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("write proxies as addresses and ranges, such as 10.0.0.2, 172.16.0.0/12, fd00::/8; or none")
    }
}

impl Default for Proxies {
    /// This machine: whoever connects from here is a program of the same house.
    fn default() -> Self {
        let loopback = [("127.0.0.0", 8), ("::1", 128)];
        let range = |(first, bits): (&str, u8)| first.parse().ok().map(|first| Range { first, bits });
        Self(loopback.into_iter().filter_map(range).collect())
    }
}

impl FromStr for Proxies {
    type Err = WrongProxies;

    /// Addresses and ranges with commas between them, or `none`.
    fn from_str(text: &str) -> Result<Self, WrongProxies> {
        if text.trim() == "none" {
            return Ok(Self(Vec::new()));
        }
        text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl FromStr for Range {
    type Err = WrongProxies;

    fn from_str(text: &str) -> Result<Self, WrongProxies> {
        let (first, bits) = text.split_once('/').map_or((text, None), |(first, bits)| (first, Some(bits)));
        let first: IpAddr = first.parse().map_err(|_| WrongProxies)?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| WrongProxies)?;
        if bits <= most { Ok(Self { first, bits }) } else { Err(WrongProxies) }
    }
}

impl Range {
    fn holds(self, address: IpAddr) -> bool {
        let same = |differ: u128, width: u8| differ.checked_shr((width - self.bits).into()).unwrap_or(0) == 0;
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(it)) => same((first.to_bits() ^ it.to_bits()).into(), 32),
            (IpAddr::V6(first), IpAddr::V6(it)) => same(first.to_bits() ^ it.to_bits(), 128),
            _ => false,
        }
    }
}

impl Proxies {
    /// Whether an address is one of theirs.
    pub fn hold(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.holds(address.to_canonical()))
    }

    /// Where a request began that `peer` handed over with these headers.
    pub fn origin(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Network {
        let Some(mut nearest) = peer else { return Network::Unknown };
        let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok()).collect();
        let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
        while self.hold(nearest) {
            // What a proxy wrote so that nobody can read it is as good as nothing: the proxy itself counts.
            let Some(before) = hops.next().and_then(address) else { break };
            nearest = before;
        }
        nearest.into()
    }
}

/// An address as proxies write it: bare, or with a port, or in brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The same routes, behind these proxies: every request knows where it comes from.
pub fn located(router: Router, proxies: Proxies) -> Router {
    router.layer(from_fn_with_state(Arc::new(proxies), locate))
}

async fn locate(State(proxies): State<Arc<Proxies>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let network = proxies.origin(peer, request.headers());
    request.extensions_mut().insert(network);
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(proxies: &str, peer: &str, forwarded: &[&'static str]) -> Network {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, http::HeaderValue::from_static(line));
        }
        proxies.parse::<Proxies>().unwrap().origin(peer.parse().ok(), &headers)
    }

    fn v4(address: &str) -> Network {
        Network::V4(address.parse().unwrap())
    }

    #[test]
    fn a_network_is_one_address_of_the_old_kind_and_half_of_one_of_the_new() {
        let network = |address: &str| Network::from(address.parse::<IpAddr>().unwrap());
        assert_ne!(network("203.0.113.7"), network("203.0.113.8"));
        assert_eq!(network("203.0.113.7"), network("::ffff:203.0.113.7"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }

    #[test]
    fn only_what_the_proxies_of_this_instance_wrote_is_believed() {
        let ours = "127.0.0.0/8, 10.0.0.0/24, fd00::/8";
        for (peer, forwarded, expected) in [
            ("203.0.113.7", vec![], v4("203.0.113.7")),
            // Nobody's word is taken for where they come from.
            ("203.0.113.7", vec!["198.51.100.1"], v4("203.0.113.7")),
            ("127.0.0.1", vec!["198.51.100.1"], v4("198.51.100.1")),
            ("::ffff:127.0.0.1", vec!["198.51.100.1"], v4("198.51.100.1")),
            ("fd12::9", vec!["198.51.100.1"], v4("198.51.100.1")),
            // What the visitor wrote stands before what the proxy added.
            ("127.0.0.1", vec!["192.0.2.66, 198.51.100.1"], v4("198.51.100.1")),
            ("127.0.0.1", vec!["192.0.2.66", "198.51.100.1"], v4("198.51.100.1")),
            // Two proxies, one behind the other.
            ("127.0.0.1", vec!["192.0.2.66, 198.51.100.1, 10.0.0.9"], v4("198.51.100.1")),
            ("127.0.0.1", vec!["192.0.2.66,198.51.100.1,10.0.1.9"], v4("10.0.1.9")),
            ("127.0.0.1", vec!["198.51.100.1:4711"], v4("198.51.100.1")),
            ("127.0.0.1", vec!["[2001:db8:1:2::1]:4711"], Network::V6([0x2001, 0xdb8, 1, 2])),
            ("127.0.0.1", vec!["2001:db8:1:2::1"], Network::V6([0x2001, 0xdb8, 1, 2])),
            // From the house itself, or written so that nobody can read it.
            ("127.0.0.1", vec![], v4("127.0.0.1")),
            ("127.0.0.1", vec!["10.0.0.5"], v4("10.0.0.5")),
            ("127.0.0.1", vec!["198.51.100.1, unknown"], v4("127.0.0.1")),
            ("127.0.0.1", vec![""], v4("127.0.0.1")),
            ("nobody", vec!["198.51.100.1"], Network::Unknown),
        ] {
            assert_eq!(origin(ours, peer, &forwarded), expected, "{peer} {forwarded:?}");
        }
        assert_eq!(origin("none", "127.0.0.1", &["198.51.100.1"]), v4("127.0.0.1"));
    }

    #[test]
    fn proxies_are_addresses_and_ranges_or_none() {
        for good in ["none", "127.0.0.1", " 10.0.0.2 , 172.16.0.0/12", "::1", "fd00::/8", "0.0.0.0/0"] {
            assert!(good.parse::<Proxies>().is_ok(), "{good}");
        }
        for bad in ["", "proxy.example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "fd00::/129", "10.0.0.2;::1"] {
            assert_eq!(bad.parse::<Proxies>(), Err(WrongProxies), "{bad}");
        }
        let all: Proxies = "0.0.0.0/0".parse().unwrap();
        assert!(all.hold("203.0.113.7".parse().unwrap()) && !all.hold("::1".parse().unwrap()));
        let usual = Proxies::default();
        assert!(usual.hold("127.0.0.1".parse().unwrap()) && usual.hold("::1".parse().unwrap()));
        assert!(!usual.hold("10.0.0.1".parse().unwrap()));
    }
}
