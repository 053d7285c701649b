use super::*;
use proptest::prelude::*;

fn best(header: &str) -> Option<Concept> {
    concepts(header).first().map(|best| best.concept)
}

#[test]
fn every_line_is_understood_and_every_file_has_the_main_words() {
    let sections = [
        "head",
        "compounds",
        "small",
        "neutral",
        "spoil",
        "not",
        "yes",
        "no",
        "total",
        "total.not",
        "months",
        "unit",
        "unit.beside",
        "status.counts",
        "status.partly_refunded",
        "status.pending",
        "status.refund",
        "status.void",
        "status.test",
        "redeemed",
        "per",
        "total.part",
        "within.forecast",
        "extra.shipping",
        "customer.noun",
        "total.carried",
        "extra.discount",
        "extra.tax",
        "extra.beside",
        "document.order",
        "document.invoice",
        "document.payment",
        "direction.debit",
        "direction.credit",
        "direction.in",
        "direction.out",
        "within.invoice",
        "within.address",
        "within.payment",
        "within.withheld",
        "nobody",
    ];
    for text in LANGUAGES {
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let names: Vec<&str> = lines.iter().map(|line| line.split_once(':').unwrap().0).collect();
        for name in &names {
            let is_currency = name.strip_prefix("currency.").is_some_and(|code| code.len() == 3);
            assert!(sections.contains(name) || is_currency || Concept::named(name).is_some(), "{name}");
        }
        for concept in Concept::ALL {
            assert_eq!(
                names.iter().filter(|name| **name == concept.as_str()).count(),
                1,
                "{} {}",
                concept.as_str(),
                lines[1]
            );
        }
        let month = lines.iter().find_map(|line| line.strip_prefix("months:")).unwrap();
        assert!(month.split('|').count() == 12, "{month}");
    }
}

#[test]
fn headers_of_real_exports_are_named() {
    use Concept::*;
    for (header, wanted) in [
        // English: Shopify, Xero, Business Central, SAP, Amazon, Stripe
        ("CustomerID", CustomerId),
        ("customer_id", CustomerId),
        ("Sold-To Pt", CustomerId),
        ("Customer's Name", CustomerName),
        ("InvoiceNo", OrderId),
        ("Order #", OrderId),
        ("amazon-order-id", OrderId),
        ("Bill.Doc.", OrderId),
        ("Sales Record Number", OrderId),
        ("Lineitem quantity", Quantity),
        ("Total Qty", Quantity),
        ("Lineitem compare at price", ListPrice),
        ("Lineitem sku", ProductId),
        ("Sales Amount (Actual)", Amount),
        ("Cost Amount (Actual)", Cost),
        ("Net Sales Amt", Amount),
        ("Converted Amount Refunded", Refunded),
        ("Refunded Amount", Refunded),
        ("InvoiceAmountDue", AmountDue),
        ("LineAmount", LineTotal),
        ("billing_email", Email),
        ("Date of purchase", Date),
        ("ORDERDATE", Date),
        ("Order Date & Time", Date),
        ("Paid at", PaidDate),
        ("Fulfilled at", ShippedDate),
        ("Value Date", Date),
        ("# of orders", OrderCount),
        ("Unit Price [£]", UnitPrice),
        ("Amount (excl. tax)", NetAmount),
        ("Sales (Qty)", Quantity),
        ("order.customer.email", Email),
        ("Mode", Test),
        ("Amount 2024", Amount),
        ("Coupon Amount", Discount),
        ("Discount %", DiscountRate),
        ("Month", Month),
        ("From Email Address", Email),
        ("To Email Address", Seller),
        ("EmailAddress", Email),
        ("月份", Month),
        ("Returned", Returned),
        // What looks like one of ours and is not
        ("Gross Weight", Weight),
        ("Total Weight Kg", Weight),
        ("Order Weight", Weight),
        ("Unit of Measure", Weight),
        ("Email Consent", Note),
        ("Country", Address),
        ("Account Manager", Seller),
        ("Sales Rep", Seller),
        ("Birthdate", Other),
        ("Refund Date", Other),
        ("Avg Order Value", Other),
        ("Vendor", Seller),
        // Chinese: 京东, 拼多多, 淘宝, 微信, 蝦皮
        ("客户编号", CustomerId),
        ("下单帐号", CustomerId),
        ("用户标识", CustomerId),
        ("订单编号", OrderId),
        ("微信订单号", OrderId),
        ("金额（万元）", Amount),
        ("应付金额", OrderTotal),
        ("商品总价(元)", LineTotal),
        ("商家实收金额(元)", Paid),
        ("买家实际支付金额", Paid),
        ("订单付款时间", PaidDate),
        ("售后状态", Status),
        ("退款金额", Refunded),
        ("利润率", MarginRate),
        ("商品总重量", Weight),
        ("SKU编码", ProductId),
        ("訂單編號", OrderId),
        ("銷貨金額", Amount),
        ("成交手續費", Fee),
        ("買家總支付金額", OrderTotal),
        ("会员等级", Other),
        // German
        ("Kundennummer", CustomerId),
        ("Kd.-Nr.", CustomerId),
        ("Belegdatum", Date),
        ("Artikelbezeichnung", Product),
        ("Nettobetrag", NetAmount),
        ("Rohertrag", Profit),
        ("Waehrung", Currency),
        ("Währung", Currency),
        ("Bruttogewicht", Weight),
        ("Kundenbetreuer", Seller),
        ("Auftragsgesamtbetrag netto", NetAmount),
        ("Rechnungsempfänger E-Mail", Email),
        ("Lieferscheindatum", ShippedDate),
        // French, Spanish, Italian, Portuguese, Dutch
        ("Code client", CustomerId),
        ("Nom du client", CustomerName),
        ("N° de commande", OrderId),
        ("Date de commande", Date),
        ("Désignation", Product),
        ("Montant HT", NetAmount),
        ("Marge", Profit),
        ("Date de naissance", Other),
        ("Taux de change", ExchangeRate),
        ("Nombre del cliente", CustomerName),
        ("Fecha del pedido", Date),
        ("Importe línea", LineTotal),
        ("Importe del descuento aplicado", Discount),
        ("Nº de factura", OrderId),
        ("Ragione sociale", Company),
        ("Tot. documento", OrderTotal),
        ("Imponibile", Subtotal),
        ("Cód. Cliente", CustomerId),
        ("Nº Pedido", OrderId),
        ("Qtde", Quantity),
        ("Valor Total", OrderTotal),
        ("Lucro", Profit),
        ("Factuurdatum", Date),
        ("Verkoopbedrag excl. btw", NetAmount),
        ("Kortingsbedrag", Discount),
        ("Klantgewicht", Weight),
        // Japanese, Korean
        ("顧客コード", CustomerId),
        ("受注番号", OrderId),
        ("ご注文日時", Date),
        ("注文者の氏名", CustomerName),
        ("売上金額", Amount),
        ("粗利", Profit),
        ("고객명", CustomerName),
        ("주문 번호", OrderId),
        ("총 주문금액(원)", OrderTotal),
        ("정산예정금액", Payout),
        ("상품주문번호", LineId),
    ] {
        assert_eq!(best(header), Some(wanted), "{header}: {:?}", concepts(header));
    }
}

#[test]
fn a_word_that_changes_the_meaning_leaves_nothing() {
    for header in [
        "Customer Count",
        "Wagon Id",
        "Previous Year Sales",
        "Discount Name",
        "Kilometer",
        "Kettle",
        "Foo Bar",
        "",
        "(",
    ] {
        assert_eq!(concepts(header), [], "{header}");
    }
    for (header, never) in
        [("Tax Region", Concept::Tax), ("Discount Code", Concept::Discount), ("Email Consent", Concept::Email)]
    {
        assert!(concepts(header).iter().all(|found| found.concept != never), "{header}");
    }
}

#[test]
fn the_score_says_how_much_of_a_header_is_known() {
    let score = |header: &str| concepts(header)[0].score;
    assert!(score("Order Date") > 0.95);
    assert!((0.8..0.86).contains(&score("sales_amount_2024")));
    assert!((0.55..=0.6).contains(&score("Purple Amount")));
    assert!(score("State") > 0.95 && concepts("State").len() == 2);
}

#[test]
fn words_of_cells_are_no_headers() {
    for header in ["Order Date", "Amount", "客户", "Debit", "Shipping", "Betrag", "Order", "数量", "Total"] {
        assert!(is_header(header), "{header}");
    }
    for cell in ["paid", "2024-05-13", "Kettle", "Refund", "Yes", "May", "Product 1", "110", "Ivy Oak", "已发货", ""]
    {
        assert!(!is_header(cell), "{cell}");
    }
}

#[test]
fn the_strictest_part_of_a_status_counts() {
    use Standing::*;
    for (wanted, values) in [
        (
            Counts,
            &[
                "paid",
                "not returned",
                "no refund",
                "unfulfilled",
                "无售后或售后取消",
                "退款关闭",
                "退款失败",
                "未退款",
                "Ausgeliefert",
                "não reembolsado",
                "Non remboursé",
                "返品なし",
                "미배송",
                "Express Checkout Payment",
                "Shipped - Delivered to Buyer",
                "SUCCESS",
                "等待卖家发货",
                "wc-completed",
                "Expédié",
            ][..],
        ),
        (
            PartlyRefunded,
            &["partially_refunded", "Teilweise erstattet", "部分退款", "부분환불", "Partiellement remboursé"],
        ),
        (
            Pending,
            &[
                "Awaiting Payment",
                "wc-on-hold",
                "等待买家付款",
                "nicht bezahlt",
                "Em aberto",
                "En attente de paiement",
                "未入金",
                "미결제",
                "待付款",
            ],
        ),
        (
            Refund,
            &[
                "已发货，退款成功",
                "Shipped - Returned to Seller",
                "Completed (refunded)",
                "Gutschrift",
                "返金済み",
                "환불완료",
                "Terugbetaald",
                "Devuelto",
            ],
        ),
        (
            Void,
            &[
                "wc-failed",
                "PAYMENT_FAILED",
                "Pedido cancelado",
                "已取消，退款成功",
                "交易关闭",
                "Storniert",
                "キャンセル",
                "Annullato",
                " CANCELLED ",
            ],
        ),
        (Test, &["test", "Sandbox", "测试订单"]),
    ] {
        for value in values {
            assert_eq!(standing(value), Some(wanted), "{value}");
        }
    }
    for value in ["", "KA", "California", "SUBSCRIBED", "Kettle", "General Currency Conversion", "12"] {
        assert_eq!(standing(value), None, "{value}");
    }
}

#[test]
fn totals_are_told_from_names() {
    for text in [
        "Total",
        "Grand Total",
        "Total general",
        "Summe",
        "Gesamtsumme",
        "合计",
        "総計",
        "합계",
        "Ivy Oak Total",
        "Total for Ivy Oak",
        "Total Ivy Oak",
        "小计：",
        "Total (12 rows)",
        " Total: ",
        "合计：12 笔",
        "張三 小計",
        "Totale Rossi",
        "Total Geral",
    ] {
        assert!(is_total(text), "{text}");
    }
    for text in [
        "",
        "Tom",
        "Total Wine",
        "Total Wine & More",
        "Totalenergies",
        "Sum Ltd",
        "summer",
        "C000123",
        "17",
        "张三",
        "小米",
        "合计师",
        "Gesamtschule",
        "Total Tools Ltd",
    ] {
        assert!(!is_total(text), "{text}");
    }
    assert_eq!(total_of("Total for Ivy Oak"), Some("Ivy Oak"));
    assert_eq!(total_of("Ivy Oak Total:"), Some("Ivy Oak"));
    assert_eq!(total_of("Grand Total"), None);
}

#[test]
fn months_flags_and_sides_are_read_in_every_language() {
    for (word, wanted) in [
        ("May", 5),
        ("mai", 5),
        ("sept.", 9),
        ("Mär", 3),
        ("août", 8),
        ("5月", 5),
        ("十二月", 12),
        ("3월", 3),
        ("dic.", 12),
        ("ago", 8),
        ("out", 10),
        ("mrt", 3),
        ("Febbraio", 2),
    ] {
        assert_eq!(month(word), Some(wanted), "{word}");
    }
    assert_eq!((month("13月"), month("Märy"), month("")), (None, None, None));
    assert!(["Yes", "ja", "oui", "sí", "是", "はい", "예", "1", "TRUE"].iter().all(|word| yes(word) == Some(true)));
    assert!(["No", "nein", "non", "não", "否", "いいえ", "0", "false"].iter().all(|word| yes(word) == Some(false)));
    assert_eq!(yes("maybe"), None);
    assert!(["S", "Soll", "Dr", "借", "Debe", "차변"].iter().all(|word| direction(word) == Some(Direction::Debit)));
    assert!(
        ["H", "Haben", "credit", "贷", "Avere", "貸方"].iter().all(|word| direction(word) == Some(Direction::Credit))
    );
    assert_eq!(direction("收入"), Some(Direction::In));
}

#[test]
fn lines_that_are_no_goods_are_told() {
    for (text, wanted) in [
        ("Shipping", Some(Extra::Shipping)),
        ("shipping: express", Some(Extra::Shipping)),
        ("运费", Some(Extra::Shipping)),
        ("Standard shipping", Some(Extra::Shipping)),
        ("Versandkosten DHL", Some(Extra::Shipping)),
        ("优惠券抵扣", Some(Extra::Discount)),
        ("Coupon SUMMER10", Some(Extra::Discount)),
        ("VAT 19%", Some(Extra::Tax)),
        ("Taxidermy set", None),
        ("Shipping Box Large", None),
        ("Gift voucher", None),
        ("茶杯", None),
        ("", None),
    ] {
        assert_eq!(extra(text), wanted, "{text}");
    }
}

#[test]
fn the_unit_of_a_header_is_read() {
    for (header, wanted) in [
        ("金额（万元）", Some(4)),
        ("Umsatz (TEUR)", Some(3)),
        ("Revenue ($000)", Some(3)),
        ("Sales in k€", Some(3)),
        ("Betrag in Tsd. EUR", Some(3)),
        ("销售额(千元)", Some(3)),
        ("売上（百万円）", Some(6)),
        ("Sales in million", Some(6)),
        ("Weight (kg)", None),
        ("Amount (EUR)", None),
        ("数量(千克)", None),
        ("Vitamin K", None),
        ("Amount", None),
        ("", None),
    ] {
        assert_eq!(power(header), wanted, "{header}");
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}|[Tt]otal[ :&(]?\\PC{0,20}|\\PC{0,20}(合计|Total|月|운임|Betrag|n°|'s)\\PC{0,20}") {
        for found in concepts(&text) {
            prop_assert!(found.score > 0.0 && found.score <= 1.0);
        }
        prop_assert_eq!(total_of(&text).is_some() && !is_total(&text), false);
        let _ = (standing(&text), yes(&text), direction(&text), month(&text), extra(&text), power(&text), is_header(&text));
    }
}

#[test]
fn a_plain_key_is_that_of_the_words() {
    let words = &*WORDS;
    let mut plain = 0;
    for text in LANGUAGES {
        for phrase in text.lines().filter_map(|line| line.split_once(':')).flat_map(|(_, list)| list.split('|')) {
            let phrase = phrase.trim().to_lowercase();
            let Some(key) = words.plain_key(&phrase) else { continue };
            let tokens = tokens(&phrase);
            assert_eq!(key, tokens.concat(), "{phrase}");
            assert!(!tokens.iter().any(|token| words.is(token, Sense::Small)), "{phrase}");
            plain += 1;
        }
    }
    assert!(plain > 10_000, "{plain}");
}
