//! Over a real line, limits know the network a request comes from, and believe a proxy on this machine.

use super::server::Server;

/// Asks for a code, as the proxy hands it on from `origin`.
fn ask(server: &Server, origin: &str, number: usize) -> u16 {
    let form = format!("email=p{number}@example.org");
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nhost: kith\r\nsec-fetch-site: same-origin\r\nx-forwarded-for: {origin}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
        form.len()
    );
    server.send(request.as_bytes()).unwrap().status
}

#[test]
fn one_network_waits_and_the_others_behind_the_same_proxy_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let allowed = (0..1_000).take_while(|number| ask(&server, "198.51.100.9", *number) == 303).count();
    assert!((300..1_000).contains(&allowed), "a full hall signs in, and no more than that: {allowed}");
    assert_eq!(ask(&server, "192.0.2.1, 198.51.100.9", 2_000), 429, "what the visitor wrote themselves is no matter");
    assert_eq!(ask(&server, "198.51.100.10", 2_001), 303);
}
