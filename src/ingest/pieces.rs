//! A plain text in pieces, which several readers read at once, into the ledger that one would make of it.
//!
//! Where a record begins is known for certain only from the one above, since a line end may be quoted. So whoever reads a
//! piece takes the first line end in it for the end of a record, goes on to the end of the record that the piece's own end
//! cuts, and says where both were: a piece that does not begin where the one before it ended is read again.

use super::import::{Import, Piece};
use super::input::{Input, SLICE};
use super::options::Options;
use super::plan::Plan;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// Pieces that readers may be ahead of what is in the import: more would be a second ledger, where the guesses are wrong.
const AHEAD: usize = 32;
/// Bytes beyond a piece that are read with it: its last record mostly ends in them.
const BEYOND: u64 = 1 << 14;

/// A piece to read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// Which, 0 is the first.
    pub piece: usize,
    options: Options,
    name: String,
    plan: Plan,
    headers: Vec<String>,
    /// Its first record begins behind the first line end from the byte before this on.
    from: u64,
    /// Its last one holds the byte before this, or ends with it.
    to: u64,
}

impl Job {
    /// Reads the piece. `None` where no record begins in it, as far as line feeds tell, or where it cannot be read: whoever
    /// reads on from the one above it will find out.
    pub fn read(&self, input: &dyn Input) -> Option<Piece> {
        let mut at = self.from.checked_sub(1)?;
        let (start, slice) = loop {
            // Lines may end in carriage returns alone, to the end of the file.
            if at >= self.to {
                return None;
            }
            let slice = read(input, at, self.to).ok().filter(|slice| !slice.is_empty())?;
            if let Some(end) = memchr::memchr(b'\n', &slice) {
                break (at + end as u64 + 1, slice);
            }
            at += slice.len() as u64;
        };
        if start >= self.to {
            return None;
        }
        let mut import = Import::new(&self.options);
        import.begin_below(&self.name, &self.plan, self.headers.clone()).ok()?;
        let end = read_on(&mut import, input, start, &slice[(start - at) as usize..], self.to).ok()?;
        import.into_piece(start, end, end == input.size()).ok()?
    }
}

/// Pushes a text from a place, with the bytes that are there, to the end of the record in which `to` is. Returns where that ends.
fn read_on(import: &mut Import, input: &dyn Input, from: u64, bytes: &[u8], to: u64) -> Result<u64> {
    let (mut at, mut bytes) = (from, bytes);
    let mut slice;
    while !bytes.is_empty() {
        let (inside, beyond) = bytes.split_at(length(at, to, bytes.len()));
        import.push(inside)?;
        at += inside.len() as u64;
        if at >= to {
            let taken = import.push_record(beyond)?;
            at += taken as u64;
            if taken < beyond.len() {
                return Ok(at);
            }
        }
        slice = read(input, at, to)?;
        bytes = &slice;
    }
    Ok(at)
}

/// Bytes from a place on, up to some beyond `to`.
fn read(input: &dyn Input, at: u64, to: u64) -> Result<Vec<u8>> {
    input.slice(at, length(at, to.max(at) + BEYOND, SLICE))
}

fn length(from: u64, to: u64, most: usize) -> usize {
    usize::try_from(to.saturating_sub(from)).unwrap_or(most).min(most)
}

/// A piece, as whoever puts them together sees it.
enum State {
    /// Nobody reads it.
    Open,
    /// Somebody does.
    Out,
    /// It has come.
    Here(Box<Piece>),
    /// Nothing came of it.
    Failed,
}

/// A text that is read in pieces.
///
/// [`Split::new`] reads its beginning; [`Split::advance`], over and over until [it is done](Split::is_done), goes on, with the
/// pieces that have [come](Split::came) and without others' help where none has. What is not at work can be given
/// [a piece](Split::job).
pub struct Split<'a> {
    input: &'a dyn Input,
    job: Job,
    /// Where each piece ends, before it is known where the record does.
    ends: Vec<u64>,
    states: Vec<State>,
    /// The first piece that is not in the import yet, and where it begins.
    first: usize,
    at: u64,
}

impl<'a> Split<'a> {
    /// Divides a text that the import has [begun](Import::begin) into pieces of about so many bytes.
    ///
    /// # Errors
    /// Those of [`Import::push`].
    pub fn new(
        import: &mut Import,
        options: &Options,
        (name, plan): (&str, &Plan),
        input: &'a dyn Input,
        piece: u64,
    ) -> Result<Split<'a>> {
        // A byte order mark comes whole.
        let (size, piece) = (input.size(), piece.max(4));
        let pieces = size.div_ceil(piece).max(1);
        let mut ends: Vec<u64> = (1..=pieces).map(|end| (end * piece).min(size)).collect();
        let slice = input.slice(0, length(0, ends[0], SLICE))?;
        import.push(&slice)?;
        let headers = import.headers().map(<[String]>::to_vec);
        if headers.is_none() {
            // Whoever reads a piece must know them.
            ends = vec![size];
        }
        let states = ends.iter().map(|_| State::Open).collect();
        let job = Job {
            piece: 0,
            options: options.clone(),
            name: name.to_owned(),
            plan: plan.clone(),
            headers: headers.unwrap_or_default(),
            from: 0,
            to: 0,
        };
        Ok(Split { input, job, ends, states, first: 0, at: slice.len() as u64 })
    }

    /// A piece that nobody reads, for whoever asks. The one that is next is kept for [`Split::advance`].
    pub fn job(&mut self) -> Option<Job> {
        let all = self.states.len();
        let next = (self.first + 1..all.min(self.first + 1 + AHEAD))
            .find(|&piece| matches!(self.states[piece], State::Open))?;
        self.states[next] = State::Out;
        Some(Job { piece: next, from: self.ends[next - 1], to: self.ends[next], ..self.job.clone() })
    }

    /// Takes what came of a piece.
    pub fn came(&mut self, piece: usize, found: Option<Box<Piece>>) {
        if let Some(state) = self.states.get_mut(piece) {
            *state = found.map_or(State::Failed, State::Here);
        }
    }

    /// Takes over the pieces that have come, as far as they are next, or reads one itself. Returns whether it got on.
    ///
    /// # Errors
    /// Those of [`Import::push`].
    pub fn advance(&mut self, import: &mut Import) -> Result<bool> {
        let before = self.first;
        while let (Some(state), Some(&end)) = (self.states.get_mut(self.first), self.ends.get(self.first)) {
            let state = match state {
                State::Out => break,
                state => std::mem::replace(state, State::Failed),
            };
            let reads_itself = match state {
                // A record of the one before reaches over all of it.
                _ if self.at >= end && self.first > 0 => false,
                State::Here(piece) if piece.start == self.at => {
                    let end = piece.end;
                    let fits = import.append(*piece);
                    self.at = if fits { end } else { self.at };
                    !fits
                }
                _ => true,
            };
            self.first += 1;
            if reads_itself {
                let bytes = read(self.input, self.at, end)?;
                self.at = read_on(import, self.input, self.at, &bytes, end)?;
                break;
            }
        }
        Ok(self.first > before)
    }

    /// Has everything been read?
    pub fn is_done(&self) -> bool {
        self.first == self.states.len()
    }

    /// Bytes that are in the import.
    pub fn read(&self) -> u64 {
        self.at
    }
}
