//! A mail server that speaks SMTP (RFC 5321) on a port of this machine and keeps what it gets.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU16, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A letter as it came in.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Received {
    /// What stands behind a header.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.unwrap_or_else(|| panic!("{name}: {}", self.text))
    }
}

/// The server.
pub(crate) struct Smtp {
    port: u16,
    letters: Arc<Mutex<Vec<Received>>>,
    answer: Arc<AtomicU16>,
    task: Option<JoinHandle<()>>,
}

impl Smtp {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut smtp =
            Self { port, letters: Arc::default(), answer: Arc::new(AtomicU16::new(250)), task: None };
        smtp.listen(listener);
        smtp
    }

    fn listen(&mut self, listener: TcpListener) {
        let (letters, answer) = (Arc::clone(&self.letters), Arc::clone(&self.answer));
        self.task = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&letters), Arc::clone(&answer)));
            }
        }));
    }

    /// The way for [`app::trust::Mailer`].
    pub(crate) fn way(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Nobody listens at its port any more.
    pub(crate) async fn go_away(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
            drop(task.await);
        }
    }

    pub(crate) async fn come_back(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        self.listen(listener);
    }

    /// Answers each letter with this code from now on.
    pub(crate) fn answer(&self, code: u16) {
        self.answer.store(code, Ordering::SeqCst);
    }

    pub(crate) fn letters(&self) -> Vec<Received> {
        self.letters.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, letters: Arc<Mutex<Vec<Received>>>, answer: Arc<AtomicU16>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut to = String::new();
    write.write_all(b"220 test\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let said = line.to_ascii_uppercase();
        let reply = if said.starts_with("EHLO") {
            "250-test\r\n250 8BITMIME".to_owned()
        } else if said.starts_with("RCPT TO:") {
            line[8..].trim_matches(['<', '>', ' ']).clone_into(&mut to);
            "250 ok".to_owned()
        } else if said == "DATA" {
            write.write_all(b"354 go on\r\n").await.unwrap();
            let mut text = String::new();
            while let Ok(Some(line)) = lines.next_line().await {
                if line == "." {
                    break;
                }
                text.push_str(line.strip_prefix("..").map_or(&line, |rest| rest));
                text.push('\n');
            }
            let code = answer.load(Ordering::SeqCst);
            if code == 250 {
                // Long lines are folded on the way (RFC 2045).
                letters.lock().unwrap().push(Received { to: to.clone(), text: text.replace("=\n", "") });
            }
            format!("{code} done")
        } else if said == "QUIT" {
            drop(write.write_all(b"221 bye\r\n").await);
            return;
        } else {
            "250 ok".to_owned()
        };
        if write.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}
