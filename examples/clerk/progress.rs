//! How far a batch is: a bar on a terminal, elsewhere a line now and then.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::language::{told, tr};
use crate::output::{complain, print};

/// Between two lines where there is no terminal.
const SELDOM: Duration = Duration::from_secs(10);

/// The progress of one batch.
pub(crate) struct Progress {
    count: usize,
    done: usize,
    /// Drawn where complaints go, if that is a terminal.
    bar: Option<ProgressBar>,
    /// Whether results appear on the same screen as the bar.
    shared: bool,
    told: Instant,
}

impl Progress {
    /// Begins; a single file needs none.
    pub(crate) fn new(count: usize) -> Self {
        let bar = (count > 1 && io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
            let form = tr("{wide_bar} {pos}/{len}，还要 {eta}", "{wide_bar} {pos}/{len}, {eta} left");
            ProgressStyle::with_template(form).map_or(bar.clone(), |style| bar.with_style(style))
        });
        Self { count, done: 0, bar, shared: io::stdout().is_terminal(), told: Instant::now() }
    }

    /// One more is done; shows what is said of it.
    pub(crate) fn step(&mut self, out: &str, err: &str) {
        self.done += 1;
        let show = || {
            if !out.is_empty() {
                print(out);
            }
            if !err.is_empty() {
                complain(err);
            }
        };
        match &self.bar {
            Some(bar) if self.shared || !err.is_empty() => bar.suspend(show),
            _ => show(),
        }
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if self.told.elapsed() > SELDOM => {
                self.told = Instant::now();
                let (done, count) = (self.done, self.count);
                complain(&told!("已做 {done}/{count}\n", "{done} of {count} done\n"));
            }
            None => {}
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
