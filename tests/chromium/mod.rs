//! A real browser without a window, spoken to by the DevTools protocol over a pipe: JSON, each message ended by a NUL.

#![allow(unreachable_pub, reason = "each test takes what it needs")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long one answer may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(90);

/// The browser's name on this machine, if there is one.
fn name() -> Option<&'static str> {
    let known = ["chromium", "chromium-browser", "google-chrome"];
    known
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|run| run.status.success()))
}

/// A running browser with one page.
pub struct Browser {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    session: String,
    number: u64,
    /// What the browser told by itself.
    events: Vec<Value>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser; nothing where there is none.
    pub fn start() -> Option<Self> {
        let Some(name) = name().filter(|_| cfg!(unix)) else {
            eprintln!(
                "SKIPPED: no chromium, chromium-browser or google-chrome is on the PATH, so no page was looked at"
            );
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        // The protocol runs over descriptors 3 and 4; they are made of the ordinary two.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 >/dev/null 2>&1 </dev/null", name])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-pipe",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
            ])
            .arg("--force-color-profile=srgb")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, from) = channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while out.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                let told = serde_json::from_slice(&message);
                message.clear();
                if told.is_ok_and(|told| send.send(told).is_err()) {
                    break;
                }
            }
        });
        let to = child.stdin.take().unwrap();
        let (session, events) = (String::new(), Vec::new());
        let mut browser = Self { child, to, from, session, number: 0, events, _profile: profile };
        let target = browser.ask("Target.createTarget", json!({"url": "about:blank"}));
        let session =
            browser.ask("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = session["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Network", "Runtime", "Debugger", "Log"] {
            browser.ask(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Asks and waits for the answer, not for ever.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let mut message = json!({"id": self.number, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        self.to.flush().unwrap();
        let (number, method) = (self.number, method.to_owned());
        let answer = self.until(&method, |told| told["id"] == number);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Waits for a message; those before it are kept.
    fn until(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.from.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(told) if wanted(&told) => return told,
                Ok(told) => self.events.push(told),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("{what}: the browser gave no answer in {PATIENCE:?}")
                }
                Err(RecvTimeoutError::Disconnected) => panic!("{what}: the browser has ended"),
            }
        }
    }

    /// Opens a file in a window of that width; gives back every message until it has loaded.
    pub fn open(&mut self, file: &Path, width: u32) -> Vec<Value> {
        let screen = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.ask("Emulation.setDeviceMetricsOverride", screen);
        self.events.clear();
        self.ask("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        let is_loaded = |told: &Value| told["method"] == "Page.loadEventFired";
        if !self.events.iter().any(is_loaded) {
            self.until("loading", is_loaded);
        }
        self.tell("1");
        std::mem::take(&mut self.events)
    }

    /// What an expression is on the page.
    pub fn tell(&mut self, expression: &str) -> Value {
        let answer = self.ask("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Prints the page as the page itself wants it.
    pub fn print(&mut self, pdf: &Path) {
        let printed =
            self.ask("Page.printToPDF", json!({"preferCSSPageSize": true, "printBackground": true}));
        std::fs::write(pdf, base64(printed["data"].as_str().unwrap())).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The shell became the browser, which ends those it started when its pipe is closed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn base64(text: &str) -> Vec<u8> {
    let value = |sign: u8| match sign {
        b'A'..=b'Z' => u32::from(sign - b'A'),
        b'a'..=b'z' => u32::from(sign - b'a') + 26,
        b'0'..=b'9' => u32::from(sign - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let signs: Vec<u8> = text.bytes().filter(|sign| *sign != b'=').collect();
    let mut out = Vec::with_capacity(signs.len() * 3 / 4);
    for four in signs.chunks(4) {
        let bits = four.iter().fold(0, |bits, sign| bits << 6 | value(*sign)) << (6 * (4 - four.len()));
        out.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    out
}
