//! The time a thread has run.
#![allow(unreachable_pub, reason = "each test takes what it needs")]

/// The time this thread has run, in seconds; where the system does not tell, by the clock.
#[cfg(unix)]
pub fn ran() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

#[cfg(not(unix))]
pub fn ran() -> f64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed().as_secs_f64()
}
