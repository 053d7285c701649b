//! Strategy cards in the user's own words and order.

use crate::segment::{Scheme, Tier};
use serde::{Deserialize, Serialize};

/// What differs from the cards of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Deck(Vec<Card>);

/// What somebody changed about one card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The scheme.
    pub scheme: Scheme,
    /// The tier.
    pub tier: Tier,
    /// Is it left out?
    pub hidden: bool,
    /// Its place among the cards of the scheme, from 0.
    pub place: Option<u32>,
    /// Its goal, in place of the catalogue's.
    pub goal: Option<String>,
    /// Its actions, one per line, in place of the catalogue's.
    pub actions: Option<String>,
}

impl Deck {
    /// These changes.
    pub fn of(cards: Vec<Card>) -> Deck {
        Deck(cards)
    }

    /// All changes.
    pub fn cards(&self) -> &[Card] {
        &self.0
    }

    /// What was changed about a card.
    pub fn card(&self, scheme: Scheme, tier: Tier) -> Option<&Card> {
        self.0.iter().find(|card| (card.scheme, card.tier) == (scheme, tier))
    }

    /// Changes a card; one that is as in the catalogue is forgotten.
    pub fn change(&mut self, scheme: Scheme, tier: Tier, change: impl FnOnce(&mut Card)) {
        let none = Card { scheme, tier, hidden: false, place: None, goal: None, actions: None };
        let mut card = self.card(scheme, tier).cloned().unwrap_or_else(|| none.clone());
        change(&mut card);
        self.0.retain(|known| (known.scheme, known.tier) != (scheme, tier));
        if card != none {
            self.0.push(card);
        }
    }

    /// The tiers of a scheme in the order of their cards.
    pub fn order(&self, scheme: Scheme, tiers: &[Tier]) -> Vec<Tier> {
        let place = |(at, tier): &(u32, Tier)| self.card(scheme, *tier).and_then(|card| card.place).unwrap_or(*at);
        let mut rest: Vec<(u32, Tier)> = (0..).zip(tiers.iter().copied()).collect();
        let mut order = Vec::new();
        // A sort for a handful of cards would be 4 kB of the page.
        while let Some(next) = rest.iter().copied().min_by_key(place) {
            rest.retain(|one| *one != next);
            order.push(next.1);
        }
        order
    }

    /// Moves a card one place up or down among the cards of its scheme.
    pub fn shift(&mut self, scheme: Scheme, tiers: &[Tier], tier: Tier, up: bool) {
        let mut order = self.order(scheme, tiers);
        let Some(at) = order.iter().position(|known| *known == tier) else { return };
        let to = if up { at.saturating_sub(1) } else { (at + 1).min(order.len() - 1) };
        order.swap(at, to);
        for (place, tier) in (0..).zip(order) {
            self.change(scheme, tier, |card| card.place = Some(place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_move_by_one_place_and_come_back() {
        let tiers = [Tier::High, Tier::Potential, Tier::Low, Tier::Negative];
        let mut deck = Deck::default();
        deck.shift(Scheme::Profit, &tiers, Tier::Low, true);
        assert_eq!(deck.order(Scheme::Profit, &tiers), [Tier::High, Tier::Low, Tier::Potential, Tier::Negative]);
        deck.shift(Scheme::Profit, &tiers, Tier::High, true);
        deck.shift(Scheme::Profit, &tiers, Tier::Negative, false);
        deck.shift(Scheme::Profit, &tiers, Tier::Low, false);
        assert_eq!(deck.order(Scheme::Profit, &tiers), tiers);
    }

    #[test]
    fn a_card_that_is_as_before_is_forgotten() {
        let mut deck = Deck::default();
        deck.change(Scheme::Profit, Tier::High, |card| card.hidden = true);
        assert!(deck.card(Scheme::Profit, Tier::High).is_some());
        deck.change(Scheme::Profit, Tier::High, |card| card.hidden = false);
        assert_eq!(deck, Deck::default());
    }
}
