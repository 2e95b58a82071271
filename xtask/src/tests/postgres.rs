//! The private server answers, and leaves nothing behind.

use std::net::TcpStream;
use std::path::PathBuf;

use crate::postgres::Postgres;

#[test]
fn a_private_server_answers_and_leaves_nothing_behind() {
    let server = match Postgres::start() {
        Ok(server) => server,
        Err(error) => return println!("skipped: {error:#}"),
    };
    let (address, folder) = (server.address.clone(), server.folder.clone());
    let place = address.split(['@', '/']).find(|part| part.starts_with("127.")).unwrap().to_owned();
    assert!(TcpStream::connect(&place).is_ok() && folder.join("data").is_dir());
    drop(server);
    assert!(TcpStream::connect(&place).is_err());
    assert_eq!(folder.exists().then_some(folder), None::<PathBuf>);
}
