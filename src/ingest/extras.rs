//! Lines that are no goods: a discount, a tax, the shipping.

use super::roles::Role;

const WORDS: &[(Role, &[&str])] = &[
    (
        Role::Shipping,
        &[
            "shipping",
            "freight",
            "postage",
            "delivery fee",
            "delivery charge",
            "carriage",
            "dotcom postage",
            "运费",
            "邮费",
            "配送费",
            "快递费",
            "物流费",
            "包装费",
        ],
    ),
    (
        Role::Discount,
        &["discount", "coupon", "promotion", "voucher", "rebate", "优惠", "折扣", "满减", "优惠券", "红包", "立减"],
    ),
    (Role::Tax, &["tax", "sales tax", "vat", "gst", "税", "税费", "税额", "增值税", "销项税"]),
];

/// What a line is, by its product or kind: one of these words, or one with something behind it (`Shipping: express`).
pub fn of(text: &str) -> Option<Role> {
    let text = text.trim().to_lowercase();
    let is = |word: &&str| {
        text.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            && text.chars().count() <= word.chars().count() + 24
    };
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|&(role, _)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_start_tell() {
        for (text, wanted) in [
            ("Shipping", Some(Role::Shipping)),
            ("shipping: express", Some(Role::Shipping)),
            ("运费", Some(Role::Shipping)),
            ("优惠券抵扣", Some(Role::Discount)),
            ("VAT 19%", Some(Role::Tax)),
            ("Taxidermy set", None),
            ("茶杯", None),
            ("", None),
        ] {
            assert_eq!(of(text), wanted, "{text}");
        }
    }
}
