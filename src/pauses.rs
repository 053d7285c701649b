//! Long computations in slices, so that other questions can be answered between two of them.
//!
//! A computation that can take long is an `async fn` that calls [`Pauses::at`] between its steps. The worker polls it once
//! per slice (`src/worker/jobs.rs`); everybody else runs it to its end with [`at_once`].

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Decides at each step whether the computation pauses there. Gets the steps that are done, and how many there are.
#[derive(Clone, Copy)]
pub struct Pauses<'a>(&'a dyn Fn(usize, usize) -> bool);

impl<'a> Pauses<'a> {
    /// Never pauses.
    pub const NEVER: Pauses<'static> = Pauses(&|_, _| false);

    /// Pauses where `due` says so.
    pub fn new(due: &'a dyn Fn(usize, usize) -> bool) -> Pauses<'a> {
        Pauses(due)
    }

    /// A place to pause: `done` of `of` steps are done.
    pub async fn at(&self, done: usize, of: usize) {
        let mut due = (self.0)(done, of);
        // The one who polls knows when to go on: nobody is woken.
        poll_fn(|_| if std::mem::take(&mut due) { Poll::Pending } else { Poll::Ready(()) }).await;
    }
}

/// Runs a computation that waits for nothing but its own pauses to its end.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(found) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return found;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    async fn count(pauses: &Pauses<'_>) -> usize {
        for step in 1..=3 {
            pauses.at(step, 3).await;
        }
        3
    }

    #[test]
    fn each_pause_that_is_due_ends_one_poll() {
        let told = RefCell::new(Vec::new());
        let due = |done, of| {
            told.borrow_mut().push((done, of));
            done != 2
        };
        let pauses = Pauses::new(&due);
        let mut work = pin!(count(&pauses));
        let mut context = Context::from_waker(Waker::noop());
        assert!(work.as_mut().poll(&mut context).is_pending());
        assert!(work.as_mut().poll(&mut context).is_pending());
        assert_eq!(work.as_mut().poll(&mut context), Poll::Ready(3));
        assert_eq!(*told.borrow(), [(1, 3), (2, 3), (3, 3)]);
    }

    #[test]
    fn run_at_once_it_comes_to_the_same() {
        assert_eq!((at_once(count(&Pauses::NEVER)), at_once(count(&Pauses::new(&|_, _| true)))), (3, 3));
    }
}
