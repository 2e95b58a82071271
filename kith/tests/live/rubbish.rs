//! Every form of the house is given rubbish. Each answer is a clear 4xx (or a redirect where there was nothing to
//! refuse), the process lives, and nothing of the rubbish is stored.

use super::server::Server;

/// Values that break naive forms. None of them is right for any field.
fn rubbish() -> Vec<(&'static str, String)> {
    vec![
        ("control characters", "a%00b%07c".to_owned()),
        ("direction marks", "abc%E2%80%AEtxt.exe".to_owned()),
        ("invalid UTF-8", "%FF%FE%FA".to_owned()),
        ("a million characters", "x".repeat(1_000_000)),
        ("deep quotes", "%3E".repeat(20_000)),
        ("a number too large", "99999999999999999999999999".to_owned()),
    ]
}

/// The forms of the house with their fields, from its own description.
fn forms(server: &Server) -> Vec<(String, Vec<String>)> {
    let reply = server.get("/openapi.json", "").unwrap();
    let text = if reply.head.contains("chunked") { unchunk(&reply.body) } else { reply.body };
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let form = |(path, operations): (&String, &serde_json::Value)| {
        let schema = &operations["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"];
        let names = schema.as_object()?.keys().filter(|name| *name != "once").cloned().collect();
        Some((path.clone(), names))
    };
    paths.iter().filter_map(form).collect()
}

fn unchunk(body: &str) -> String {
    let (mut rest, mut text) = (body, String::new());
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        if size == 0 {
            break;
        }
        text.push_str(&after[..size]);
        rest = after[size..].trim_start_matches("\r\n");
    }
    text
}

/// A path with its names filled in: a real community where one is asked for, rubbish elsewhere.
fn filled(path: &str) -> String {
    let part = |part: &str| match part {
        "{community}" => "shore-to-summit".to_owned(),
        part if part.starts_with('{') => "0198c0de00007000800000000000beef".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn rubbish_in_any_field_is_answered_with_a_refusal_and_the_process_lives() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let steward = server.sign_in("maren");
    let mut answered = 0;
    for (path, fields) in forms(&server) {
        if path.starts_with("/demo") || path == "/language" || path == "/sign-out" {
            continue; // nothing typed is kept there
        }
        if path.ends_with("/members/import") {
            continue; // answers with a report of every line, refused ones with their reason, and stores nothing
        }
        for (what, value) in rubbish() {
            let form: Vec<_> = fields.iter().map(|name| format!("{name}={value}")).collect();
            if form.is_empty() || (value.len() > 1_000 && form.len() > 1) {
                let one = format!("{}={value}", fields.first().map_or("x", String::as_str));
                check(&server, &steward, (&path, what), &one);
            } else {
                check(&server, &steward, (&path, what), &form.join("&"));
            }
            answered += 1;
        }
    }
    println!("{answered} forms of rubbish, each refused");
    assert!(answered > 100);
    assert_eq!(server.get("/", &steward).unwrap().status, 200);
}

fn check(server: &Server, cookie: &str, (path, what): (&str, &str), form: &str) {
    let reply = server.post(&filled(path), cookie, form).unwrap_or_else(|| panic!("{path}: no answer to {what}"));
    let fine =
        (400..500).contains(&reply.status) || (reply.status == 303 && path.ends_with("s") && form.starts_with("x="));
    assert!(fine, "{path}: {what} was answered {}\n{}", reply.status, &reply.body[..reply.body.len().min(600)]);
}

#[test]
fn broken_requests_do_not_stop_the_house() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    for request in [
        &b"GET / HTTP/9.9\r\n\r\n"[..],
        b"\x00\x01\x02\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nhost: kith\r\ncontent-length: 99999999999\r\nconnection: close\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nhost: kith\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 3\r\nconnection: close\r\n\r\n--x",
        b"GET /c/%FF%FE/sessions HTTP/1.1\r\nhost: kith\r\nconnection: close\r\n\r\n",
        b"GET /c/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nhost: kith\r\nconnection: close\r\n\r\n",
        b"GET /assets/..%2f..%2fCargo.toml HTTP/1.1\r\nhost: kith\r\nconnection: close\r\n\r\n",
    ] {
        if let Some(reply) = server.send(request) {
            assert!((400..500).contains(&reply.status), "{}: {}", String::from_utf8_lossy(request), reply.status);
        }
    }
    assert_eq!(server.get("/health/live", "").unwrap().status, 200);
}
