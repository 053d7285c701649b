//! What an order's state or kind means for its amount.

/// What a word in a status column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The line counts as it stands.
    Counts,
    /// Cancelled, closed or never paid: no money changed hands.
    Void,
    /// Money went back.
    Refund,
}

/// What a status column tells about its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// What became of this order: a refunded one nets to nothing.
    State,
    /// What kind of row this is: a refund is a row beside the sale and takes its amount back.
    Kind,
}

impl Header {
    /// By the words of the header.
    pub fn of(header: &str) -> Header {
        let header = header.to_lowercase();
        let kind = ["type", "kind", "类型"].iter().any(|word| header.contains(word));
        if kind { Header::Kind } else { Header::State }
    }
}

const VOID: &[&str] = &[
    "cancelled",
    "canceled",
    "cancel",
    "void",
    "voided",
    "failed",
    "expired",
    "declined",
    "abandoned",
    "unpaid",
    "closed",
    "已取消",
    "取消",
    "交易关闭",
    "交易取消",
    "已关闭",
    "订单关闭",
    "订单取消",
    "作废",
    "已作废",
    "支付失败",
    "待付款",
    "未付款",
    "等待买家付款",
    "未支付",
    "待支付",
];

const REFUND: &[&str] = &[
    "refund",
    "refunded",
    "return",
    "returned",
    "chargeback",
    "credit",
    "credit note",
    "credit memo",
    "reversal",
    "reversed",
    "退款",
    "已退款",
    "退款成功",
    "退货",
    "已退货",
    "退货退款",
    "全额退款",
    "销售退货",
    "退单",
    "红字",
    "冲销",
];

/// Words that need no action but show that a column is a status.
const COUNTS: &[&str] = &[
    "paid",
    "completed",
    "complete",
    "succeeded",
    "success",
    "fulfilled",
    "unfulfilled",
    "shipped",
    "delivered",
    "processing",
    "pending",
    "authorized",
    "partially_refunded",
    "交易成功",
    "交易完成",
    "已完成",
    "完成",
    "已付款",
    "已支付",
    "已发货",
    "已收货",
    "已签收",
    "等待发货",
    "待发货",
];

/// Is a text a word of a status?
pub fn is_known(text: &str) -> bool {
    [VOID, REFUND, COUNTS].iter().any(|words| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word)))
}

/// Headers such as `cancelled` or 是否退款 hold yes or no.
const YES: &[&str] = &["yes", "true", "y", "是"];

/// What the text of a status cell means; anything unknown counts.
pub fn meaning(cell: &[u8]) -> Meaning {
    let Ok(text) = std::str::from_utf8(cell) else { return Meaning::Counts };
    let text = text.trim();
    let is = |word: &&str| text.eq_ignore_ascii_case(word);
    match () {
        () if VOID.iter().any(is) => Meaning::Void,
        () if REFUND.iter().any(is) => Meaning::Refund,
        () if YES.iter().any(is) => Meaning::Refund,
        () => Meaning::Counts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages() {
        for (word, wanted) in [
            ("paid", Meaning::Counts),
            ("partially_refunded", Meaning::Counts),
            ("交易成功", Meaning::Counts),
            ("Refunded", Meaning::Refund),
            ("退款成功", Meaning::Refund),
            ("交易关闭", Meaning::Void),
            (" CANCELLED ", Meaning::Void),
            ("", Meaning::Counts),
        ] {
            assert_eq!(meaning(word.as_bytes()), wanted, "{word}");
        }
        assert_eq!(Header::of("Transaction type"), Header::Kind);
        assert_eq!(Header::of("订单状态"), Header::State);
    }
}
