//! The two engines of the page: one holds the analysis, the other reads files and takes its place when they are analysed.

use super::client::{Client, News};
use super::state::Engine;
use crate::protocol::{Ask, Request};
use web_sys::File;
use yew::Callback;

/// A connection, and the number by which news are told apart.
struct Numbered {
    number: u32,
    client: Client,
}

/// Both engines.
pub struct Engines {
    /// None until the first analysis is there, or after it was lost.
    analysed: Option<Numbered>,
    /// Started when it is first needed.
    reading: Numbered,
    /// The project that the analysis is compared with; an engine that starts has to be told.
    compared: Option<File>,
    tell: Callback<(u32, News)>,
}

impl Engines {
    /// With the reading engine started, since a file is what comes next.
    pub fn new(tell: Callback<(u32, News)>) -> Engines {
        let engines = Engines { analysed: None, reading: numbered(0, &tell), compared: None, tell };
        engines.reading.client.start();
        engines
    }

    /// Sends a request.
    pub fn ask(&self, engine: Engine, request: Request, files: &[File]) {
        match (engine, &self.analysed) {
            (Engine::Analysed, Some(analysed)) => analysed.client.ask(request, files),
            // It was lost, and the state is about to hear of it.
            (Engine::Analysed, None) => {}
            (Engine::Reading, _) => {
                if !self.reading.client.is_running() {
                    self.start_reading();
                }
                self.reading.client.ask(request, files);
            }
        }
    }

    /// Nobody waits for these requests any more.
    pub fn drop_requests(&self, ids: &[u32]) {
        for Numbered { client, .. } in self.analysed.iter().chain([&self.reading]) {
            client.drop_requests(ids);
        }
    }

    /// Terminates the reading engine and starts it anew.
    pub fn restart(&self) {
        self.reading.client.end_engine();
        self.start_reading();
    }

    /// The reading engine becomes the one with the analysis. The one before ends.
    pub fn promote(&mut self) {
        let next = numbered(self.reading.number + 1, &self.tell);
        if let Some(before) = self.analysed.replace(std::mem::replace(&mut self.reading, next)) {
            before.client.end_engine();
        }
    }

    /// Ends the engine with the analysis.
    pub fn forget(&mut self) {
        if let Some(before) = self.analysed.take() {
            before.client.end_engine();
        }
    }

    /// Which engine has this number; `None` for one that has ended. An engine with an analysis that is lost is gone.
    pub fn lost(&mut self, number: u32) -> Option<Engine> {
        if self.reading.number == number {
            return Some(Engine::Reading);
        }
        self.analysed.take_if(|analysed| analysed.number == number).map(|_| Engine::Analysed)
    }

    /// Compares with a project, now and in every engine that starts later.
    pub fn compare(&mut self, project: Option<File>) {
        self.compared = project;
        let running = self.analysed.iter().chain([&self.reading]).filter(|one| one.client.is_running());
        running.for_each(|one| self.tell_project(&one.client));
    }

    fn start_reading(&self) {
        self.reading.client.start();
        self.tell_project(&self.reading.client);
    }

    /// The page has taken the project over already: nobody waits for the answers.
    fn tell_project(&self, client: &Client) {
        if self.compared.is_some() {
            client.ask(Request { id: u32::MAX - 1, of: 0, ask: Ask::Open }, self.compared.as_slice());
            client.ask(Request { id: u32::MAX, of: 0, ask: Ask::Compare }, &[]);
        }
    }
}

fn numbered(number: u32, tell: &Callback<(u32, News)>) -> Numbered {
    let tell = tell.clone();
    Numbered { number, client: Client::new(Callback::from(move |news| tell.emit((number, news)))) }
}
