//! The header rows of real systems' exports, and what each column is taken for.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use whalecurve::ingest::change::{Choices, DoubtCode};
use whalecurve::ingest::files;
use whalecurve::ingest::roles::{Role, Shape};

/// Reads a table of a header row and a few rows, and compares the headers that the roles were given to.
fn check(system: &str, rows: &[&str], wanted: &[(Role, &str)]) {
    check_asking(system, rows, wanted, &[]);
}

/// The same where something must be asked.
fn check_asking(system: &str, rows: &[&str], wanted: &[(Role, &str)], asked: &[DoubtCode]) {
    let found = files::inspect("export.csv", rows.join("\n").as_bytes(), &Choices::default()).unwrap();
    assert_eq!(found.plan.shape, Shape::Orders, "{system}");
    for (role, header) in wanted {
        let column = found.plan.columns.get(role).and_then(|&at| found.headers.get(at)).map(String::as_str);
        assert_eq!(column, Some(*header), "{system}: {role:?} in {:?}", found.plan.columns);
    }
    assert_eq!(found.confident, asked.is_empty(), "{system}: {:?} {:?}", found.guesses, found.doubts);
    assert_eq!(found.questions().map(|doubt| doubt.code).collect::<Vec<_>>(), asked, "{system}: {:?}", found.doubts);
}

#[test]
fn shopify_orders() {
    check(
        "Shopify",
        &[
            "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,\
             Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,\
             Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,\
             Billing Name,Billing Street,Billing City,Refunded Amount,Vendor,Id,Tags",
            "#1001,ann@example.com,paid,2024-05-13 10:00:00 +0800,fulfilled,2024-05-14,yes,USD,20.00,5.00,1.50,26.50,,\
             0.00,Standard,2024-05-13 09:58:00 +0800,2,Kettle,10.00,,KET-1,true,Ann Lee,Street 1,Town,0.00,Acme,5001,",
            "#1002,bob@example.com,refunded,2024-05-15 10:00:00 +0800,fulfilled,2024-05-16,no,USD,30.00,5.00,2.50,37.50,,\
             0.00,Standard,2024-05-15 09:58:00 +0800,1,Tea,30.00,,TEA-1,true,Bob Ray,Street 2,Town,37.50,Acme,5002,",
        ],
        &[
            (Role::Customer, "Email"),
            (Role::Date, "Created at"),
            (Role::Amount, "Total"),
            (Role::Status, "Financial Status"),
            (Role::Currency, "Currency"),
            (Role::Discount, "Discount Amount"),
            (Role::Tax, "Taxes"),
            (Role::Shipping, "Shipping"),
            (Role::Quantity, "Lineitem quantity"),
        ],
    );
}

#[test]
fn woocommerce_orders() {
    check(
        "WooCommerce",
        &[
            "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),\
             Company (Billing),City (Billing),Email (Billing),Phone (Billing),Payment Method Title,\
             Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,\
             Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),\
             Item Cost,Coupon Code",
            "771,completed,2024-05-13 10:02,,Ann,Lee,,Town,ann@example.com,123,PayPal,0.00,20.00,Flat,5.00,0.00,25.00,\
             0.00,KET-1,1,Kettle,2,10.00,",
            "772,cancelled,2024-05-14 10:02,,Bob,Ray,,Town,bob@example.com,124,PayPal,0.00,30.00,Flat,5.00,0.00,35.00,\
             0.00,TEA-1,1,Tea,1,30.00,",
        ],
        &[
            (Role::Customer, "Email (Billing)"),
            (Role::Order, "Order Number"),
            (Role::Date, "Order Date"),
            (Role::Amount, "Order Total Amount"),
            (Role::Status, "Order Status"),
            (Role::Product, "SKU"),
            (Role::Discount, "Cart Discount Amount"),
            (Role::Shipping, "Order Shipping Amount"),
            (Role::Tax, "Order Total Tax Amount"),
        ],
    );
}

#[test]
fn amazon_orders() {
    check(
        "Amazon",
        &[
            "order-id\tamazon-order-id\tpurchase-date\tpayments-date\tbuyer-email\tbuyer-name\tsku\tproduct-name\t\
             quantity-purchased\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\titem-promotion-discount\
             \torder-status",
            "1\t026-1\t2024-05-13T10:02:00+00:00\t2024-05-13\ta@m.example\tAnn\tKET-1\tKettle\t2\tGBP\t20.00\t3.33\t\
             5.00\t0.83\t0.00\tShipped",
            "2\t026-2\t2024-05-14T10:02:00+00:00\t2024-05-14\tb@m.example\tBob\tTEA-1\tTea\t1\tGBP\t30.00\t5.00\t5.00\t\
             0.83\t0.00\tCancelled",
        ],
        &[
            (Role::Customer, "buyer-email"),
            (Role::Name, "buyer-name"),
            (Role::Date, "purchase-date"),
            (Role::Amount, "item-price"),
            (Role::Tax, "item-tax"),
            (Role::Shipping, "shipping-price"),
            (Role::Discount, "item-promotion-discount"),
            (Role::Quantity, "quantity-purchased"),
            (Role::Status, "order-status"),
        ],
    );
}

#[test]
fn stripe_payments() {
    check(
        "Stripe",
        &[
            "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Fee,Mode,\
             Status,Customer ID,Customer Description,Customer Email,Captured,Card ID",
            "ch_1,Plan A,Payment complete.,2024-05-13 10:02,20.00,0.00,eur,20.00,0.85,Live,Paid,cus_1,,ann@e.example,\
             true,card_1",
            "ch_2,Plan B,Payment complete.,2024-05-14 10:02,30.00,0.00,eur,30.00,0.95,Live,Paid,cus_2,,bob@e.example,\
             true,card_2",
        ],
        &[
            (Role::Customer, "Customer ID"),
            (Role::Order, "id"),
            (Role::Date, "Created (UTC)"),
            (Role::Amount, "Amount"),
            (Role::Currency, "Currency"),
            (Role::Status, "Status"),
        ],
    );
}

#[test]
fn quickbooks_sales_by_customer() {
    check(
        "QuickBooks",
        &[
            "Acme Ltd,,,,,,,,,",
            "Sales by Customer Detail,,,,,,,,,",
            "January - December 2024,,,,,,,,,",
            "",
            "Date,Transaction Type,Num,Customer,Memo/Description,Product/Service,Qty,Sales Price,Amount,Balance",
            "05/13/2024,Invoice,1001,Ann,,Kettle,2,10.00,20.00,20.00",
            "05/14/2024,Credit Memo,1002,Bob,,Tea,1,30.00,-30.00,-10.00",
        ],
        &[
            (Role::Date, "Date"),
            (Role::Status, "Transaction Type"),
            (Role::Order, "Num"),
            (Role::Customer, "Customer"),
            (Role::Product, "Product/Service"),
            (Role::Quantity, "Qty"),
            (Role::UnitPrice, "Sales Price"),
            (Role::Amount, "Amount"),
        ],
    );
}

#[test]
fn sap_billing_documents() {
    check(
        "SAP",
        &[
            "Billing Document;Item;Billing Date;Sold-To Party;Name of sold-to party;Material;Description;\
             Billed Quantity;Net Value;Tax Amount;Document Currency;Cost",
            "90001;10;13.05.2024;100017;Acme GmbH;M-1;Kettle;2;1.234,50;234,56;EUR;800,00",
            "90002;10;14.05.2024;100018;Beta AG;M-2;Tea;1;30,00;5,70;EUR;12,00",
        ],
        &[
            (Role::Order, "Billing Document"),
            (Role::Date, "Billing Date"),
            (Role::Customer, "Sold-To Party"),
            (Role::Name, "Name of sold-to party"),
            (Role::Product, "Material"),
            (Role::Quantity, "Billed Quantity"),
            (Role::Amount, "Net Value"),
            (Role::Tax, "Tax Amount"),
            (Role::Currency, "Document Currency"),
            (Role::Cost, "Cost"),
        ],
    );
}

#[test]
fn youzan_orders() {
    check(
        "有赞",
        &[
            "订单号,订单类型,订单状态,订单创建时间,买家付款时间,买家昵称,买家手机号,收货人,全部商品名称,商品种类数,应收订单金额,订单实付金额,运费,优惠金额",
            "E2024,普通订单,交易完成,2024-05-13 10:02:33,2024-05-13 10:03:00,小张,13800000001,张三,茶杯,1,25.00,20.00,5.00,10.00",
            "E2025,普通订单,交易关闭,2024-05-14 10:02:33,,小李,13800000002,李四,茶壶,1,35.00,30.00,5.00,0.00",
        ],
        &[
            (Role::Order, "订单号"),
            (Role::Status, "订单状态"),
            (Role::Date, "订单创建时间"),
            (Role::Customer, "买家昵称"),
            (Role::Amount, "订单实付金额"),
            (Role::Shipping, "运费"),
            (Role::Discount, "优惠金额"),
        ],
    );
}

#[test]
fn taobao_orders() {
    check(
        "淘宝",
        &[
            "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,宝贝总数量,店铺名称",
            "=\"1001\",小张,a@b.example,20.00,5.00,0,25.00,0,25.00,0,交易成功,,张三,某地,'13800000001,2024-05-13 10:02:33,2024-05-13 10:03:00,茶杯,1,2,某店",
            "=\"1002\",小李,c@d.example,30.00,5.00,0,35.00,0,0.00,0,交易关闭,,李四,某地,'13800000002,2024-05-14 10:02:33,,茶壶,1,1,某店",
        ],
        &[
            (Role::Order, "订单编号"),
            (Role::Customer, "买家会员名"),
            (Role::Amount, "买家实际支付金额"),
            (Role::Status, "订单状态"),
            (Role::Date, "订单创建时间"),
            (Role::Product, "宝贝标题"),
            (Role::Quantity, "宝贝总数量"),
            (Role::Name, "收货人姓名"),
            (Role::Shipping, "买家应付邮费"),
        ],
    );
}

#[test]
fn jd_orders() {
    check(
        "京东",
        &[
            "订单号,订单类型,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,下单帐号,客户姓名,客户地址,联系电话,订单备注",
            "3001,普通订单,111,茶杯,2,在线支付,2024-05-13 10:02:33,10.00,20.00,20.00,0.00,20.00,完成,jd_zhang,张三,某地,138****0001,",
            "3002,普通订单,112,茶壶,1,在线支付,2024-05-14 10:02:33,30.00,30.00,30.00,0.00,30.00,已取消,jd_li,李四,某地,138****0002,",
        ],
        &[
            (Role::Order, "订单号"),
            (Role::Customer, "下单帐号"),
            (Role::Name, "客户姓名"),
            (Role::Date, "下单时间"),
            (Role::Amount, "订单金额"),
            (Role::Quantity, "订购数量"),
            (Role::UnitPrice, "京东价"),
            (Role::Status, "订单状态"),
        ],
    );
}

#[test]
fn pinduoduo_orders() {
    // What the platform gives off the shop gets, the customer does not pay.
    check_asking(
        "拼多多",
        &[
            "商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),邮费(元),用户实付金额(元),商家实收金额(元),商品数量(件),收货人,手机,省,市,订单成交时间,发货时间,商品id,商品规格",
            "茶杯,240513-1,已收货,20.00,0.00,1.00,0.00,19.00,20.00,2,张三,13800000001,浙江省,杭州市,2024-05-13 10:02:33,2024-05-13 18:00:00,111,白色",
            "茶壶,240514-2,已取消,30.00,0.00,0.00,0.00,30.00,30.00,1,李四,13800000002,浙江省,杭州市,2024-05-14 10:02:33,,112,红色",
        ],
        &[
            (Role::Order, "订单号"),
            (Role::Status, "订单状态"),
            (Role::Customer, "手机"),
            (Role::Date, "订单成交时间"),
            (Role::Amount, "商家实收金额(元)"),
            (Role::Quantity, "商品数量(件)"),
            (Role::Shipping, "邮费(元)"),
            (Role::Name, "收货人"),
        ],
        &[DoubtCode::AmountColumn],
    );
}

#[test]
fn kingdee_sales() {
    check_asking(
        "金蝶",
        &[
            "销售出库明细表,,,,,,,,,,,",
            "日期,单据编号,购货单位,物料代码,物料名称,规格型号,单位,数量,单价,金额,税额,价税合计",
            "2024-05-13,XOUT001,杭州某某公司,01.001,茶杯,,个,100,10.00,1000.00,130.00,1130.00",
            "2024-05-14,XOUT002,上海某某公司,01.002,茶壶,,个,10,30.00,300.00,39.00,339.00",
            "合计,,,,,,,110,,1300.00,169.00,1469.00",
        ],
        &[
            (Role::Date, "日期"),
            (Role::Order, "单据编号"),
            (Role::Customer, "购货单位"),
            (Role::Product, "物料代码"),
            (Role::Quantity, "数量"),
            (Role::UnitPrice, "单价"),
            (Role::Amount, "价税合计"),
            (Role::Tax, "税额"),
        ],
        // With tax or without is the user's choice.
        &[DoubtCode::AmountColumn],
    );
}

#[test]
fn yonyou_sales() {
    check_asking(
        "用友",
        &[
            "单据日期,单据号,业务类型,客户编码,客户简称,存货编码,存货名称,数量,含税单价,无税金额,税额,价税合计,币种",
            "2024-05-13,0000000001,普通销售,0101,某某公司,A001,茶杯,100,11.30,1000.00,130.00,1130.00,人民币",
            "2024-05-14,0000000002,普通销售,0102,某某商行,A002,茶壶,10,33.90,300.00,39.00,339.00,人民币",
        ],
        &[
            (Role::Date, "单据日期"),
            (Role::Order, "单据号"),
            (Role::Customer, "客户编码"),
            (Role::Name, "客户简称"),
            (Role::Product, "存货编码"),
            (Role::Amount, "价税合计"),
            (Role::Tax, "税额"),
            (Role::Currency, "币种"),
            (Role::UnitPrice, "含税单价"),
        ],
        // With tax or without is the user's choice.
        &[DoubtCode::AmountColumn],
    );
}

/// A hundred times as much is the price of a hundred pieces, and no amount in cents.
#[test]
fn lots_of_a_hundred() {
    let rows = [
        "Date,Customer,Price,Amount",
        "2024-05-13,Ada,1.25,125.00",
        "2024-05-14,Bo,2.50,250.00",
        "2024-05-20,Ada,0.75,75.00",
    ];
    let found = files::inspect("export.csv", rows.join("\n").as_bytes(), &Choices::default()).unwrap();
    assert_eq!(found.plan.columns.get(&Role::Amount), Some(&3), "{:?}", found.plan.columns);
    let rows = rows.map(|row| row.replace("Price,Amount", "Amount Dollars,Amount Cents").replace(".00", ""));
    let found = files::inspect("export.csv", rows.join("\n").as_bytes(), &Choices::default()).unwrap();
    assert_eq!(found.plan.columns.get(&Role::Amount), Some(&2), "{:?}", found.headers);
}

/// Which column is what, and what is asked, of a table with whatever columns.
fn read(rows: &[&str]) -> (Vec<(Role, String)>, Vec<DoubtCode>) {
    let found = files::inspect("export.csv", rows.join("\n").as_bytes(), &Choices::default()).unwrap();
    let columns = found.plan.columns.iter().filter_map(|(role, &at)| Some((*role, found.headers.get(at)?.clone())));
    (columns.collect(), found.questions().map(|doubt| doubt.code).collect())
}

/// Sold, less what came back and what was let off: what was billed has no decimals and a name of its own.
#[test]
fn what_is_left_of_an_amount_was_billed() {
    let (columns, asked) = read(&[
        "Slip,Date,Customer,Sales amount,Returned amount,Discount,Slip net",
        "S1,2024-05-13,Ada,3758,0,8,3750",
        "S2,2024-05-14,Bo,1786,84,6,1696",
        "S3,2024-05-20,Ada,846,0,6,840",
        "S4,2024-05-21,Cy,2046,46,0,2000",
    ]);
    assert!(columns.contains(&(Role::Amount, "Slip net".into())), "{columns:?}");
    assert!(!columns.iter().any(|(role, _)| *role == Role::Refunded) && asked.is_empty(), "{columns:?} {asked:?}");
}

/// The profit says which of two amounts the costs were taken from.
#[test]
fn the_profit_tells_the_amount() {
    let (columns, _) = read(&[
        "Customer,Gross revenue,Deductions,Net revenue,Cost of goods,Profit",
        "Ada,509.40,40.75,468.65,285.26,183.39",
        "Bo,816.97,73.53,743.44,473.87,269.57",
        "Cy,529.63,10.00,519.63,300.00,219.63",
    ]);
    assert!(columns.contains(&(Role::Revenue, "Net revenue".into())), "{columns:?}");
}

/// How many came is no customer, though the header says so.
#[test]
fn a_head_count_is_no_customer() {
    let (columns, _) = read(&[
        "Slot,Booked by,Customers,Price p.p.,To pay",
        "2024-05-13,Ada Flint,3,24.50,73.50",
        "2024-05-14,Bo Lund,4,24.50,98.00",
        "2024-05-20,Ada Flint,5,29.00,145.00",
        "2024-05-21,Cy Holt,6,24.50,147.00",
    ]);
    assert!(columns.contains(&(Role::Customer, "Booked by".into())), "{columns:?}");
}

#[test]
fn a_second_price_an_amount_mostly_the_same_and_files_that_overlap_are_asked_about() {
    let second = read(&[
        "Order,Date,Customer,Product,Selling price,Sale price,Quantity",
        "1,2024-05-13,Ada,Cup,38.50,,5",
        "2,2024-05-14,Bo,Pot,24.00,21.00,3",
        "3,2024-05-20,Ada,Pot,24.00,22.00,1",
    ]);
    assert_eq!(second.1, [DoubtCode::AmountColumn], "{second:?}");
    let delivered = read(&[
        "Order,Date,Customer,Product,Price,Qty,Order amount,Delivered amount",
        "1,2024-05-13,Ada,Cup,14.25,7,99.75,99.75",
        "2,2024-05-14,Bo,Pot,6.40,4,25.60,25.60",
        "3,2024-05-20,Ada,Pot,6.40,5,32.00,25.60",
        "4,2024-05-21,Cy,Mug,77.80,4,311.20,311.20",
    ]);
    assert_eq!(delivered.1, [DoubtCode::AmountColumn], "{delivered:?}");
    let combined = read(&[
        "Source.Name,Order,Date,Customer,Amount",
        "orders_01.csv,1,2024-01-13,Ada,99.75",
        "orders_01.csv,2,2024-01-30,Bo,25.60",
        "orders_02.csv,2,2024-01-30,Bo,25.60",
        "orders_02.csv,3,2024-02-20,Ada,32.00",
    ]);
    assert!(combined.1.contains(&DoubtCode::CombinedFiles), "{combined:?}");
}
