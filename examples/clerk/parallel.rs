//! Jobs done on several threads; what they give is taken in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rayon::ThreadPoolBuilder;
use rayon::iter::{ParallelBridge, ParallelIterator};

/// How many jobs a thread may be ahead of the one that is taken next: so much is kept, however many there are.
const AHEAD: usize = 16;

/// The jobs that wait to be taken, and who waits for them.
struct Line<T, F> {
    state: Mutex<State<T, F>>,
    moved: Condvar,
}

struct State<T, F> {
    /// The job that is taken next; all before it are done.
    next: usize,
    /// What later jobs gave.
    ready: BTreeMap<usize, T>,
    take: F,
    /// A job broke off, so that its turn will never pass.
    broken: bool,
}

impl<T, F: FnMut(T)> Line<T, F> {
    fn state(&self) -> MutexGuard<'_, State<T, F>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until all jobs before `at` are taken, but for so many.
    fn wait(&self, at: usize, but: usize) {
        let mut state = self.state();
        while state.next + but < at && !state.broken {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Takes what a job gave, or puts it aside until its turn.
    fn hand_in(&self, at: usize, given: T) {
        let mut state = self.state();
        state.ready.insert(at, given);
        loop {
            let next = state.next;
            let Some(given) = state.ready.remove(&next) else { break };
            (state.take)(given);
            state.next += 1;
        }
        drop(state);
        self.moved.notify_all();
    }
}

/// Lets nobody wait for a job that will never be done.
struct Guard<'a, T, F: FnMut(T)>(&'a Line<T, F>);

impl<T, F: FnMut(T)> Drop for Guard<'_, T, F> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.state().broken = true;
            self.0.moved.notify_all();
        }
    }
}

/// Does the jobs `0..count` on so many threads and takes what each gives, in their order.
///
/// A job may call the function it gets to wait until all jobs before it are taken. Memory does not grow with the
/// number of jobs.
pub(crate) fn in_order<T: Send>(
    threads: usize,
    count: usize,
    work: impl Fn(usize, &dyn Fn()) -> T + Sync,
    take: impl FnMut(T) + Send,
) {
    let state = State { next: 0, ready: BTreeMap::new(), take, broken: false };
    let line = Line { state: Mutex::new(state), moved: Condvar::new() };
    let threads = threads.min(count);
    let one = |at: usize| {
        let _guard = Guard(&line);
        line.wait(at, AHEAD * threads);
        let given = work(at, &|| line.wait(at, 0));
        line.hand_in(at, given);
    };
    let pool = (threads > 1).then(|| ThreadPoolBuilder::new().num_threads(threads).build());
    match pool {
        // Threads take the jobs in their order, one after another, so the next one to be taken is always being done.
        Some(Ok(pool)) => pool.install(|| (0..count).par_bridge().for_each(one)),
        // One thread, or the system gives no more.
        _ => (0..count).for_each(one),
    }
}
