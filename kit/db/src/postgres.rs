//! PostgreSQL: a thread per connection, because the synchronous driver must not live on an asynchronous one.

use std::collections::HashMap;
use std::sync::Arc;

use ::postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, Config, NoTls, Statement};
use tokio::sync::Notify;

use crate::read::{Ran, Read, ReadWork, Tx, WriteWork};
use crate::row::Row;
use crate::{Error, Migration, Value, migrate};

enum Work {
    Read(ReadWork),
    Write(WriteWork),
}

/// The threads of a PostgreSQL database.
pub struct Threads {
    queue: flume::Sender<Work>,
    pub bell: Arc<Notify>,
}

impl Threads {
    pub fn open(address: &str, connections: usize, migrations: &[Migration]) -> Result<Self, Error> {
        let config: Config = address.parse()?;
        let (queue, work) = flume::unbounded();
        let bell = Arc::new(Notify::new());
        let mut first = Link::open(&config)?;
        migrate::postgres(&mut first.client, migrations)?;
        serve(first, config.clone(), work.clone(), bell.clone())?;
        for _ in 1..connections.max(1) {
            serve(Link::open(&config)?, config.clone(), work.clone(), bell.clone())?;
        }
        Ok(Self { queue, bell })
    }

    pub fn read(&self, work: ReadWork) {
        let _ = self.queue.send(Work::Read(work)); // a stopped thread drops the answer's sender, which the caller sees
    }

    pub fn write(&self, work: WriteWork) {
        let _ = self.queue.send(Work::Write(work));
    }
}

fn serve(mut link: Link, config: Config, queue: flume::Receiver<Work>, bell: Arc<Notify>) -> Result<(), Error> {
    let run = move || {
        while let Ok(work) = queue.recv() {
            if link.client.is_closed() {
                match Link::open(&config) {
                    Ok(fresh) => link = fresh,
                    Err(error) => {
                        refuse(work, error);
                        continue;
                    }
                }
            }
            match work {
                Work::Read(work) => link.read(work),
                Work::Write(work) => link.write(work, &bell),
            }
        }
    };
    std::thread::Builder::new().name("kith-postgres".to_owned()).spawn(run)?;
    Ok(())
}

fn refuse(work: Work, error: Error) {
    match work {
        Work::Read(work) => work(Err(error)),
        Work::Write(work) => (work(Err(error)).tell)(Ok(())),
    }
}

/// One connection with its prepared statements.
pub struct Link {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Link {
    fn open(config: &Config) -> Result<Self, Error> {
        let mut client = config.connect(NoTls)?;
        client.batch_execute("SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET lock_timeout = '5s'")?;
        Ok(Self { client, statements: HashMap::new() })
    }

    fn read(&mut self, work: ReadWork) {
        match self.client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
            Ok(()) => work(Ok(&mut Read::postgres(self))),
            Err(error) => return work(Err(error.into())),
        }
        let _ = self.client.batch_execute("COMMIT"); // ends a snapshot in which nothing was written
    }

    fn write(&mut self, work: WriteWork, bell: &Notify) {
        if let Err(error) = self.client.batch_execute("BEGIN") {
            return (work(Err(error.into())).tell)(Ok(()));
        }
        let Ran { keep, rung, tell } = work(Ok(&mut Tx::new(Read::postgres(self))));
        let end = if keep { "COMMIT" } else { "ROLLBACK" };
        let committed = self.client.batch_execute(end).map_err(|error| error.to_string());
        let rung = rung && keep && committed.is_ok();
        tell(committed);
        if rung {
            bell.notify_one();
        }
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub fn each(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        take: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let statement = self.prepared(sql)?;
        for row in self.client.query(&statement, &dynamic(params))? {
            take(&Row::Postgres(&row))?;
        }
        Ok(())
    }

    pub fn exec(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        let statement = self.prepared(sql)?;
        Ok(self.client.execute(&statement, &dynamic(params))?)
    }
}

fn dynamic<'p>(params: &'p [Value<'p>]) -> Vec<&'p (dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

type Sent = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut bytes::BytesMut) -> Sent {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(it) => it.to_sql(ty, out),
            Value::Int(it) if *ty == Type::INT4 => i32::try_from(*it)?.to_sql(ty, out),
            Value::Int(it) => it.to_sql(ty, out),
            Value::Real(it) => it.to_sql(ty, out),
            Value::Text(it) => it.to_sql(ty, out),
            Value::Bytes(it) => it.to_sql(ty, out),
            Value::Id(it) => it.to_sql(ty, out),
            Value::Time(it) => it.to_sql(ty, out),
            Value::Date(it) => it.to_sql(ty, out),
        }
    }

    // The statement's own types decide; a value of another kind is refused by the server with its name.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
