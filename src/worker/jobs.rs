//! The requests that wait or are worked on, and their order: the most urgent first, the oldest among those.
//!
//! Past days are looked at in slices, and between two slices a more urgent request has its turn.

use super::desk::{Desk, Report};
use crate::error::Result;
use crate::pauses::Pauses;
use crate::protocol::{Answer, Ask, Progress, Request, Step, Urgency};
use crate::view::panel::Panel;
use js_sys::Date;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use web_sys::{Blob, File};

/// Milliseconds after which a slice ends at the next pause.
const SLICE: f64 = 20.0;

/// What came of a request.
pub type Ended = Result<(Answer, Option<Blob>)>;

/// A request on its way to an answer.
pub struct Job {
    request: Request,
    files: Vec<File>,
    /// The rest of the work, where a slice of it is done.
    rest: Option<Rest>,
}

struct Rest {
    work: Pin<Box<dyn Future<Output = Panel>>>,
    /// When the slice began.
    began: Rc<Cell<f64>>,
    /// Steps that are done, and all.
    steps: Rc<Cell<(usize, usize)>>,
}

/// All of them.
#[derive(Default)]
pub struct Jobs {
    waiting: Vec<Job>,
    /// Ids that were dropped while one of them was worked on.
    dropped: Vec<u32>,
}

impl Jobs {
    /// A request comes.
    pub fn came(&mut self, request: Request, files: Vec<File>) {
        self.waiting.push(Job { request, files, rest: None });
    }

    /// Nobody waits for these any more.
    pub fn drop(&mut self, ids: &[u32]) {
        self.waiting.retain(|job| !ids.contains(&job.request.id));
        self.dropped.extend_from_slice(ids);
    }

    /// The one whose turn it is.
    pub fn next(&mut self) -> Option<Job> {
        self.dropped.clear();
        // The first of the least: of one urgency the oldest.
        let (at, _) = self.waiting.iter().enumerate().min_by_key(|(_, job)| job.urgency())?;
        Some(self.waiting.remove(at))
    }

    /// One that is not done goes back to the head of the line, unless it was dropped.
    pub fn back(&mut self, job: Job) {
        if !self.dropped.contains(&job.request.id) {
            self.waiting.insert(0, job);
        }
    }
}

impl Job {
    /// The request's id.
    pub fn id(&self) -> u32 {
        self.request.id
    }

    fn urgency(&self) -> Urgency {
        self.request.ask.urgency()
    }

    /// Works on it: all of it, or a slice. `None` where more is to be done.
    pub async fn slice(&mut self, desk: &mut Desk, report: Report<'_>) -> Option<Ended> {
        if self.rest.is_none() {
            let of = self.request.of;
            match &self.request.ask {
                Ask::Export { intervals: true, .. } => match desk.draw_for_export(of) {
                    Err(error) => return Some(Err(error)),
                    Ok(Some(share)) => {
                        report(Progress::steps(Step::Draw, share, 1.0));
                        return None;
                    }
                    Ok(None) => {}
                },
                Ask::Portfolio { part, filters, book } if !desk.is_blind(of) => {
                    match desk.chosen(of, filters.clone()) {
                        Err(error) => return Some(Err(error)),
                        Ok((ledger, analysis)) => {
                            let (began, steps) = (Rc::new(Cell::new(0.0)), Rc::new(Cell::new((0, 0))));
                            let (part, clock, heard) = (part.clone(), Rc::clone(&began), Rc::clone(&steps));
                            let book = book.as_deref().cloned().unwrap_or_default();
                            let work = Box::pin(async move {
                                let due = |done, of| {
                                    heard.set((done, of));
                                    Date::now() - clock.get() > SLICE
                                };
                                analysis.panel_in_slices(&ledger, &part, &book, &Pauses::new(&due)).await
                            });
                            self.rest = Some(Rest { work, began, steps });
                        }
                    }
                }
                _ => {}
            }
        }
        let Some(rest) = &mut self.rest else {
            return Some(desk.answer(self.request.clone(), std::mem::take(&mut self.files), report).await);
        };
        rest.began.set(Date::now());
        match rest.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(panel) => Some(Ok((Answer::Panel(Box::new(panel)), None))),
            Poll::Pending => {
                let (done, of) = rest.steps.get();
                report(Progress::steps(Step::Past, done as f64, of as f64));
                None
            }
        }
    }
}
