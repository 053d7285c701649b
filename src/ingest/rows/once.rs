//! Orders whose total stands on each of their lines, or on the first alone: it counts once.
//!
//! The lines of an order are gathered until the next order begins. Its lines keep their own amounts, from which products
//! get theirs; what the total has beyond them (shipping, tax, a discount) is a line of its own without a product. An order
//! that comes again further down has its total counted already: its further lines are balanced by such a line.

use super::states::Standing;
use super::{Fault, Rows};
use crate::error::{Code, Error, Result};
use crate::ingest::receipt::Apart;
use crate::ingest::roles::Role;
use crate::ledger::{Builder, CustomerIx, Flags, Line, hash};
use crate::money::Figure;
use rustc_hash::{FxHashMap, FxHashSet};

/// A line with what its row says beside it.
pub(super) struct Told<'a> {
    pub(super) row: u64,
    pub(super) line: Line<'a>,
    pub(super) refunded: Option<Figure>,
    pub(super) standing: Standing,
}

/// A line of an order that is gathered.
struct Part {
    row: u64,
    line: Line<'static>,
    refunded: Option<Figure>,
    standing: Standing,
    /// The order's total, where the row has it.
    total: Option<Figure>,
    /// The line's own amount.
    own: Option<Figure>,
}

/// Orders on their way.
#[derive(Default)]
pub(super) struct Orders {
    id: Vec<u8>,
    parts: Vec<Part>,
    /// Orders whose total has counted.
    counted: FxHashSet<u64>,
    /// Sales that a state calls refunded.
    deferred: Vec<(u64, Line<'static>, Vec<u8>)>,
    /// Amounts that rows of their own take back.
    back: FxHashMap<(CustomerIx, i128, u8), u32>,
}

impl Orders {
    /// Keeps a sale that a state calls refunded or cancelled until it is known whether a row of its own takes it back.
    pub(super) fn defer(&mut self, row: u64, line: &Line<'_>) {
        self.deferred.push((row, line.unnamed(), line.order.unwrap_or_default().to_vec()));
    }

    /// Notes that a row takes an amount back.
    pub(super) fn takes_back(&mut self, customer: CustomerIx, amount: Figure) {
        let amount = amount.trimmed();
        *self.back.entry((customer, amount.units.abs(), amount.scale)).or_default() += 1;
    }

    /// Finds a row that takes a sale back, if there is one left, which then takes no other one back.
    fn use_refund_of(&mut self, line: &Line<'_>) -> bool {
        let amount = line.amount.trimmed();
        let left = self.back.get_mut(&(line.customer, amount.units.abs(), amount.scale)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }
}

impl Rows {
    /// Takes a row of an order; the order before ends where another begins.
    pub(super) fn order_part(
        &mut self,
        builder: &mut Builder,
        told: Told<'_>,
        total: Option<Figure>,
        own: Option<Figure>,
    ) -> Result<()> {
        let Told { row, line, refunded, standing } = told;
        let id = line.order.unwrap_or_default();
        if id.is_empty() || id != self.orders.id {
            self.end_order(builder)?;
            self.orders.id.clear();
            self.orders.id.extend_from_slice(id);
        }
        self.orders.parts.push(Part { row, line: line.unnamed(), refunded, standing, total, own });
        Ok(())
    }

    /// Enters the order that is gathered.
    pub(super) fn end_order(&mut self, builder: &mut Builder) -> Result<()> {
        let parts = std::mem::take(&mut self.orders.parts);
        let Some(first) = parts.first() else { return Ok(()) };
        let id = std::mem::take(&mut self.orders.id);
        let order = Some(id.as_slice()).filter(|id| !id.is_empty());
        // The order's own state is that of its first row, unless that is void and another row with a total is not: a payment that
        // failed before the one that did not.
        let is_void = |part: &&Part| matches!(part.standing, Standing::Void | Standing::LeftOut);
        let valid = parts.iter().filter(|part| part.total.is_some()).find(|part| !is_void(part));
        let head = if is_void(&first) { valid.unwrap_or(first) } else { first };
        let is_known = !id.is_empty()
            && if is_void(&head) {
                self.orders.counted.contains(&hash(&id))
            } else {
                !self.orders.counted.insert(hash(&id))
            };
        // A row without a product above rows that have one is the order's: its own amount is their sum.
        let some_product = parts.iter().any(|part| part.line.product.is_some());
        let is_item = |part: &&Part| part.line.product.is_some() || !some_product;
        let own = |part: &Part| part.own.or_else(|| (parts.len() == 1).then_some(part.total).flatten());
        let total = match head.total.or_else(|| parts.iter().find_map(|part| part.total)) {
            _ if is_known && self.plan.once.contains(&Role::Amount) => Some(Figure::ZERO),
            // No total anywhere: what the lines come to.
            None => parts.iter().filter(is_item).try_fold(Figure::ZERO, |sum, part| sum.plus(own(part)?)),
            total => total,
        };
        let sum =
            parts.iter().filter(is_item).try_fold(Figure::ZERO, |sum, part| sum.plus(own(part).unwrap_or_default()));
        let Some((total, rest)) = total.zip(sum).and_then(|(total, sum)| Some((total, total.plus(-sum)?))) else {
            for part in &parts {
                let error = Error::new(Code::AmountMissing).in_file(&self.name).at_row(part.row);
                let example = self.counts.wants_example(error.code).then_some(error);
                self.counts.used = self.counts.used.saturating_sub(u64::from(part.row != parts[parts.len() - 1].row));
                self.counts.set_aside(
                    part.row,
                    self.columns[Role::Amount as usize],
                    Code::AmountMissing,
                    part.total,
                    example,
                );
            }
            return Ok(());
        };
        let says = parts.iter().filter_map(|part| part.total).try_fold(Figure::ZERO, Figure::plus);
        self.counts.apart(Apart::OrderTotals, says.unwrap_or(total), total);
        let is_once = |role: Role| self.plan.once.contains(&role);
        let (cost_once, service_once, refund_once) =
            (is_once(Role::Cost) || is_once(Role::Profit), is_once(Role::ServiceCost), is_once(Role::Refunded));
        let refund = parts.iter().find_map(|part| part.refunded);
        let rest_line = Line {
            order,
            amount: rest,
            product: None,
            category: None,
            cost: cost_once.then(|| parts.iter().find_map(|part| part.line.cost)).flatten().filter(|_| !is_known),
            service_cost: service_once.then(|| parts.iter().find_map(|part| part.line.service_cost)).flatten(),
            flags: if total.is_negative() { head.line.flags } else { head.line.flags.with(Flags::REST) },
            ..head.line
        };
        let (standing, row, refund_line) = (head.standing, head.row, refund.filter(|_| refund_once && !is_known));
        let has_rest = rest.units != 0 || rest_line.cost.is_some() || refund_line.is_some();
        for part in parts.iter().filter(is_item) {
            let Some(amount) = own(part) else { continue };
            let line = Line {
                order,
                amount,
                cost: part.line.cost.filter(|_| !cost_once),
                service_cost: part.line.service_cost.filter(|_| !service_once),
                ..part.line
            };
            let refunded = part.refunded.filter(|_| !refund_once);
            self.enter_part(builder, Told { row: part.row, line, refunded, standing: part.standing })?;
        }
        if has_rest {
            self.enter_part(builder, Told { row, line: rest_line, refunded: refund_line, standing })?;
        }
        Ok(())
    }

    fn enter_part(&mut self, builder: &mut Builder, told: Told<'_>) -> Result<()> {
        match self.enter(builder, &told) {
            Err(Fault { code: Code::TooManyRows, .. }) => Err(Code::TooManyRows.into()),
            Err(Fault { code, column }) => {
                let example =
                    self.counts.wants_example(code).then(|| Error::new(code).in_file(&self.name).at_row(told.row));
                self.counts.used = self.counts.used.saturating_sub(1);
                self.counts.set_aside(told.row, column, code, Some(told.line.amount), example);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Settles sales that a state calls refunded: where a row of its own takes the amount back, the sale counts; else it is
    /// void. Where rows take back some lines of an order, its others were kept.
    pub(super) fn settle_refunded(&mut self, builder: &mut Builder) -> Result<()> {
        let deferred = std::mem::take(&mut self.orders.deferred);
        let matched: Vec<bool> = deferred.iter().map(|(_, line, _)| self.orders.use_refund_of(line)).collect();
        let orders = deferred.iter().zip(&matched).filter(|((.., order), matched)| **matched && !order.is_empty());
        let orders: FxHashSet<(CustomerIx, Vec<u8>)> =
            orders.map(|((_, line, order), _)| (line.customer, order.clone())).collect();
        for ((row, line, order), matched) in deferred.into_iter().zip(matched) {
            if matched || orders.contains(&(line.customer, order.clone())) {
                let order = Some(order.as_slice()).filter(|order| !order.is_empty());
                let told = Told { row, line: Line { order, ..line }, refunded: None, standing: Standing::Counts };
                self.enter_part(builder, told)?;
            } else {
                self.counts.void.add(line.amount);
            }
        }
        Ok(())
    }
}
