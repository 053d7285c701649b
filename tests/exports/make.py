"""Writes the export files of other systems' layouts and their expected numbers: files/N*, expected.json.

    python3 tests/exports/make.py

The cases P*, E*, Lde, Lfr, Lpt and Lja came with their files and are kept as they are.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from writing import Cases, D, Facts, comma, csv, day, de, en, fr, plain, text, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case
IMPORTERS = 'column names as public importers of this export list them'

# Shops ----------------------------------------------------------------------------------------------------------------


@case('N01', 'woocommerce_row_per_item.csv', 'WooCommerce, a row per item: order total and refunded total repeat on every item',
      'value', 'woocommerce.com/document/import-and-export-of-woocommerce-orders (columns)')
def _(path):
    facts = Facts()
    orders = [('501', '2024-05-13', 'completed', 'ivy@mail.example', 5, 0, [('Kettle', 2, 20), ('Tray', 1, 30)]),
              ('502', '2024-05-14', 'processing', 'max@mail.example', 5, 0, [('Mug', 3, 24)]),
              ('503', '2024-05-20', 'completed', 'ivy@mail.example', 0, 30, [('Tray', 1, 30), ('Spoon', 4, 12), ('Mug', 1, 8)]),
              ('504', '2024-05-21', 'failed', 'max@mail.example', 5, 0, [('Kettle', 9, 90)]),
              ('505', '2024-06-01', 'cancelled', 'zoe@mail.example', 5, 0, [('Tray', 2, 60)]),
              ('506', '2024-06-03', 'completed', 'zoe@mail.example', 5, 0, [('Mug', 1, 8), ('Spoon', 2, 6)]),
              ('507', '2024-06-04', 'pending', 'zoe@mail.example', 5, 0, [('Kettle', 4, 40)])]
    rows = ['order_id date status shipping_total discount_total order_total refunded_total order_currency billing_email '
            'item_name item_quantity item_total'.split()]
    for order, when, status, who, shipping, refunded, items in orders:
        total = sum(amount for _, _, amount in items) + shipping
        for name, quantity, amount in items:
            rows.append([order, when + ' 10:02:00', status, plain(shipping), '0.00', plain(total), plain(refunded), 'USD',
                         who, name, quantity, plain(amount)])
        if status in ('completed', 'processing'):
            facts.sale(who, day(when), order, total)
            if refunded:
                facts.refund(who, day(when), order, refunded)
    csv(path, rows)
    return facts.want('revenue customers per', 'order totals less refunded totals, each order once')


@case('N02', 'guest_customer_id_0.csv', 'guests all have customer id 0, with different e-mails', 'warn',
      'woocommerce.com/document/import-and-export-of-woocommerce-orders (customer_id; guests have 0)')
def _(path):
    facts = Facts()
    orders = [('1', 0, 'ivy@mail.example', '2024-05-01', 40), ('2', 0, 'max@mail.example', '2024-05-02', 25),
              ('3', 7, 'zoe@mail.example', '2024-05-03', 60), ('4', 0, 'ivy@mail.example', '2024-05-20', 15),
              ('5', 7, 'zoe@mail.example', '2024-06-01', 30), ('6', 0, 'ben@mail.example', '2024-06-02', 12),
              ('7', 0, 'max@mail.example', '2024-06-08', 18)]
    for order, _, who, when, total in orders:
        facts.sale(who, day(when), order, total)
    csv(path, ['order_id customer_id billing_email order_date order_total'.split()]
        + [[order, number, who, when, plain(total)] for order, number, who, when, total in orders])
    return facts.want('revenue customers per', 'id 0 is nobody: four people, not two')


@case('N03', 'magento_order_grid.csv', 'Magento order grid: Closed with Total Refunded, Suspected Fraud, Pending Payment',
      'value', 'docs.magento.com/user-guide/sales/orders-workspace.html')
def _(path):
    facts = Facts()
    orders = [('000000101', 'May 13, 2024 10:02:11 AM', '2024-05-13', 'Ivy Oak', 'ivy@mail.example', 50, 5, 'Complete', 0),
              ('000000102', 'May 14, 2024 3:20:45 PM', '2024-05-14', 'Max Elm', 'max@mail.example', 70, 5, 'Closed', 75),
              ('000000103', 'May 20, 2024 9:00:00 AM', '2024-05-20', 'Max Elm', 'max@mail.example', 40, 5, 'Processing', 0),
              ('000000104', 'May 21, 2024 9:30:00 AM', '2024-05-21', 'Zoe Ash', 'zoe@mail.example', 900, 5, 'Suspected Fraud', 0),
              ('000000105', 'Jun 2, 2024 9:30:00 AM', '2024-06-02', 'Zoe Ash', 'zoe@mail.example', 30, 5, 'Complete', 10),
              ('000000106', 'Jun 3, 2024 9:30:00 AM', '2024-06-03', 'Ivy Oak', 'ivy@mail.example', 300, 5, 'Pending Payment', 0),
              ('000000107', 'Jun 4, 2024 9:30:00 AM', '2024-06-04', 'Ivy Oak', 'ivy@mail.example', 80, 5, 'Canceled', 0)]
    rows = [['ID', 'Purchase Point', 'Purchase Date', 'Ship-to Name', 'Grand Total (Base)', 'Grand Total (Purchased)', 'Status',
             'Customer Email', 'Customer Group', 'Subtotal', 'Shipping and Handling', 'Payment Method', 'Total Refunded']]
    for order, written, when, name, who, goods, shipping, status, refunded in orders:
        rows.append([order, 'Main Website Store', written, name, plain(goods + shipping), plain(goods + shipping), status, who,
                     'General', plain(goods), plain(shipping), 'checkmo', plain(refunded) if refunded else ''])
        if status in ('Complete', 'Processing', 'Closed'):
            facts.sale(who, day(when), order, goods + shipping)
            if refunded:
                facts.refund(who, day(when), order, refunded)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers')


@case('N04', 'etsy_sold_orders.csv', 'Etsy sold orders: Ship State is a US state, Order Total = Value − Discount + Shipping, Order Net after fees',
      'ask', 'Etsy sold orders CSV; ' + IMPORTERS)
def _(path):
    facts = Facts()
    orders = [('3001', '05/13/24', '2024-05-13', 'ivyoak', 'Ivy', 'Oak', 'CA', 1, 40, 0, 5), ('3002', '05/14/24', '2024-05-14', 'maxelm', 'Max', 'Elm', 'NY', 2, 60, 6, 0),
              ('3003', '05/28/24', '2024-05-28', 'ivyoak', 'Ivy', 'Oak', 'CA', 1, 25, '2.5', 5), ('3004', '06/02/24', '2024-06-02', 'zoeash', 'Zoe', 'Ash', 'DE', 3, 90, 0, 12),
              ('3005', '06/15/24', '2024-06-15', 'maxelm', 'Max', 'Elm', 'NY', 1, 18, 0, 5)]
    rows = [['Sale Date', 'Order ID', 'Buyer User ID', 'Full Name', 'First Name', 'Last Name', 'Number of Items', 'Payment Method',
             'Date Shipped', 'Ship City', 'Ship State', 'Ship Country', 'Currency', 'Order Value', 'Coupon Code', 'Discount Amount',
             'Shipping Discount', 'Shipping', 'Sales Tax', 'Order Total', 'Status', 'Card Processing Fees', 'Order Net',
             'Adjusted Order Total', 'Adjusted Card Processing Fees', 'Adjusted Net Order Amount', 'Order Type']]
    for order, written, when, user, first, last, state, items, value, discount, shipping in orders:
        total = D(str(value)) - D(str(discount)) + shipping
        fee = (total * D('0.03')).quantize(D('0.01'))
        facts.sale(user, day(when), order, total)
        rows.append([written, order, user, f'{first} {last}', first, last, items, 'Credit Card', written, 'Town', state, 'United States',
                     'USD', plain(value), '', plain(discount), '0.00', plain(shipping), '0.00', plain(total), 'Shipped', plain(fee),
                     plain(total - fee), '', '', '', 'online'])
    csv(path, rows)
    return facts.want('revenue customers')


@case('N05', 'square_transactions.csv', 'Square transactions: dollar signs, negatives in brackets, staff name beside customer name',
      'ask', 'Square Dashboard transactions CSV; ' + IMPORTERS)
def _(path):
    facts, money = Facts(), lambda amount: f'(${en(-amount)})' if amount < 0 else f'${en(amount)}'
    orders = [('T1', '2024-05-13', 'Ivy Oak', 'CUS1', 1250, 50), ('T2', '2024-05-14', 'Max Elm', 'CUS2', 40, 0),
              ('T3', '2024-05-16', 'Max Elm', 'CUS2', -15, 0), ('T4', '2024-05-20', 'Zoe Ash', 'CUS3', 80, 8),
              ('T5', '2024-06-13', 'Ivy Oak', 'CUS1', 60, 0), ('T6', '2024-06-15', 'Zoe Ash', 'CUS3', 22, 0)]
    rows = [['Date', 'Time', 'Time Zone', 'Gross Sales', 'Discounts', 'Net Sales', 'Gift Card Sales', 'Tax', 'Tip', 'Partial Refunds',
             'Total Collected', 'Source', 'Fees', 'Net Total', 'Transaction ID', 'Device Name', 'Staff Name', 'Staff ID', 'Event Type',
             'Location', 'Customer ID', 'Customer Name', 'Customer Reference ID']]
    for order, when, name, number, gross, discount in orders:
        net = gross - discount
        fee = (D(net) * D('0.026')).quantize(D('0.01'))
        rows.append([when, '10:02:00', 'Pacific Time (US & Canada)', money(gross), money(-discount) if discount else '$0.00', money(net), '$0.00',
                     '$0.00', '$0.00', '$0.00', money(net), 'Register', money(-fee), money(net - fee), order, 'Till 1', 'Pat Clerk', 'TM1',
                     'Payment' if net > 0 else 'Refund', 'Shop', number, name, ''])
        (facts.sale if net > 0 else facts.refund)(name, day(when), order, abs(net))
    csv(path, rows)
    return facts.want('revenue customers', 'net sales; or ask whether gross or net of fees is meant')


@case('N06', 'wix_orders.csv', 'Wix orders: total and refunded amount repeat on every item, Not paid, gift card amount', 'value',
      'support.wix.com: understanding your payments table; the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    orders = [('10001', 'May 13, 2024', '2024-05-13', 'ivy@mail.example', 'Paid', 0, 0, 6, [('Lamp', 1, 40), ('Bulb', 2, 5)]),
              ('10002', 'May 14, 2024', '2024-05-14', 'max@mail.example', 'Paid', 20, 0, 0, [('Lamp', 1, 40)]),
              ('10003', 'May 20, 2024', '2024-05-20', 'max@mail.example', 'Partially refunded', 0, 10, 6, [('Shade', 1, 30), ('Bulb', 1, 5), ('Cord', 1, 9)]),
              ('10004', 'Jun 1, 2024', '2024-06-01', 'zoe@mail.example', 'Not paid', 0, 0, 6, [('Lamp', 5, 40)]),
              ('10005', 'Jun 3, 2024', '2024-06-03', 'zoe@mail.example', 'Paid', 0, 0, 6, [('Cord', 2, 9)]),
              ('10006', 'Jun 9, 2024', '2024-06-09', 'ivy@mail.example', 'Refunded', 0, 46, 6, [('Lamp', 1, 40)])]
    rows = [['Order number', 'Date created', 'Time', 'Total order quantity', 'Contact email', 'Note from customer', 'Item', 'Qty',
             'Quantity refunded', 'Price', 'Weight', 'Delivery method', 'Payment status', 'Payment method', 'Gift card amount',
             'Shipping rate', 'Total tax', 'Total', 'Currency', 'Refunded amount', 'Net amount', 'Fulfillment status']]
    for order, written, when, who, status, card, refunded, shipping, items in orders:
        total = sum(quantity * price for _, quantity, price in items) + shipping
        for item, quantity, price in items:
            rows.append([order, written, '10:02:00 AM', sum(i[1] for i in items), who, '', item, quantity, 0, plain(price), '0.5',
                         'Standard', status, 'Wix Payments', plain(card), plain(shipping), '0.00', plain(total), 'USD', plain(refunded),
                         plain(total - refunded), 'Fulfilled'])
        if status != 'Not paid':
            facts.sale(who, day(when), order, total)
            if refunded:
                facts.refund(who, day(when), order, refunded)
    csv(path, rows)
    return facts.want('revenue customers per', 'a gift card is a means of payment: the total counts')


@case('N07', 'lightspeed_x_sales.csv', 'Lightspeed (Vend) sales: a sale row, its line rows and its payment rows', 'ask',
      'Lightspeed Retail X-Series sales history; the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    sales = [('1001', '2024-05-13', 'C1', 'Ivy Oak', [('Kettle', 1, 30), ('Mug', 2, 16)]), ('1002', '2024-05-14', 'C2', 'Max Elm', [('Tray', 1, 45)]),
             ('1003', '2024-06-01', 'C1', 'Ivy Oak', [('Mug', 1, 8)]), ('1004', '2024-06-03', 'C3', 'Zoe Ash', [('Kettle', 2, 60), ('Tray', 1, 45)])]
    rows = [['Date', 'Receipt Number', 'Line Type', 'Customer Code', 'Customer Name', 'Quantity', 'Subtotal', 'Sales Tax', 'Discount',
             'Total', 'Paid', 'Details', 'Register', 'User', 'Status']]
    for order, when, code, name, lines in sales:
        total = sum(amount for _, _, amount in lines)
        head = [when + ' 10:02:00', order]
        rows.append(head + ['Sale', code, name, sum(q for _, q, _ in lines), plain(total), '0.00', '0.00', plain(total), plain(total),
                            '', 'Main Register', 'Pat', 'CLOSED'])
        for item, quantity, amount in lines:
            rows.append(head + ['Sale Line', code, name, quantity, plain(amount), '0.00', '0.00', plain(amount), '', item, 'Main Register', 'Pat', 'CLOSED'])
        rows.append(head + ['Payment', code, name, '', '', '', '', plain(total), plain(total), 'Cash', 'Main Register', 'Pat', 'CLOSED'])
        facts.sale(name, day(when), order, total)
    csv(path, rows)
    return facts.want('revenue customers', 'each sale once, not three times')


@case('N08', 'shopify_customers.csv', 'Shopify customer list: Total Spent, Total Orders, province codes, marketing consent', 'value',
      'webtoffee.com/shopify-customers-available-columns-for-export-and-import')
def _(path):
    facts = Facts()
    people = [('5001', 'Ivy', 'Oak', 'ivy@mail.example', 'yes', 'CA', '1240.50', 6), ('5002', 'Max', 'Elm', 'max@mail.example', 'no', 'NY', '310.00', 2),
              ('5003', 'Zoe', 'Ash', 'zoe@mail.example', 'yes', 'DE', '89.90', 1), ('5004', 'Ben', 'Fir', 'ben@mail.example', 'no', 'TX', '2000.00', 9)]
    for number, _, _, _, _, _, spent, _ in people:
        facts.sale(number, day('2024-01-01'), number, spent)
    csv(path, [['Customer ID', 'First Name', 'Last Name', 'Email', 'Accepts Email Marketing', 'Default Address Company',
                'Default Address Province Code', 'Default Address Country Code', 'Total Spent', 'Total Orders', 'Note', 'Tax Exempt', 'Tags']]
        + [["'" + number, first, last, mail, yes, '', state, 'US', spent, orders, '', 'no', ''] for number, first, last, mail, yes, state, spent, orders in people])
    return facts.want('revenue customers')


@case('N09', 'prestashop_fr.csv', 'PrestaShop, French: amounts with € and narrow blanks, "Nouveau client", statuses', 'value',
      'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    orders = [('1', 'XKBKNABJK', 'Oui', 'I. Chêne', '1234.50', 'Livré', '2024-05-13'), ('2', 'OHSATSERP', 'Oui', 'M. Orme', '80.00', 'Annulé', '2024-05-14'),
              ('3', 'UOYEVOLI', 'Non', 'I. Chêne', '65.50', 'Paiement accepté', '2024-05-20'), ('4', 'FFATNOMMJ', 'Non', 'M. Orme', '40.00', 'Expédié', '2024-06-02'),
              ('5', 'KHWLILZLL', 'Oui', 'Z. Frêne', '2300.00', 'Erreur de paiement', '2024-06-03'), ('6', 'QWERTYUIO', 'Non', 'Z. Frêne', '15.20', 'En cours de préparation', '2024-06-05'),
              ('7', 'ASDFGHJKL', 'Non', 'Z. Frêne', '99.00', 'En attente de paiement par chèque', '2024-06-07')]
    rows = [['ID', 'Référence', 'Nouveau client', 'Livraison', 'Client', 'Total', 'Paiement', 'État', 'Date']]
    for order, reference, new, name, total, state, when in orders:
        rows.append([order, reference, new, 'France', name, fr(total) + '\u00a0€', 'Chèque', state, when + ' 10:02:11'])
        if state in ('Livré', 'Paiement accepté', 'Expédié', 'En cours de préparation'):
            facts.sale(name, day(when), order, total)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers per purchases last')


@case('N10', 'nuvemshop_pt.csv', 'Nuvemshop, Portuguese: order fields on the first line only, three statuses, the strictest wins', 'value',
      'nuvemshop.helpjuice.com: como verificar os status das vendas; column names as public importers of this export list them')
def _(path):
    facts = Facts()
    orders = [('101', 'ana@mail.example', '13/05/2024', '2024-05-13', 'Aberto', 'Confirmado', 'Enviado', 10, 0, [('Caneca', 2, 25), ('Prato', 1, 30)]),
              ('102', 'bia@mail.example', '14/05/2024', '2024-05-14', 'Cancelado', 'Confirmado', 'Não enviado', 10, 0, [('Caneca', 8, 25)]),
              ('103', 'bia@mail.example', '20/05/2024', '2024-05-20', 'Arquivado', 'Confirmado', 'Enviado', 0, 5, [('Prato', 2, 30), ('Copo', 1, 12)]),
              ('104', 'rui@mail.example', '01/06/2024', '2024-06-01', 'Aberto', 'Recusado', 'Não enviado', 10, 0, [('Prato', 9, 30)]),
              ('105', 'rui@mail.example', '02/06/2024', '2024-06-02', 'Aberto', 'Confirmado', 'Enviado', 10, 0, [('Copo', 3, 12)]),
              ('106', 'ana@mail.example', '09/06/2024', '2024-06-09', 'Aberto', 'Pendente', 'Não enviado', 10, 0, [('Copo', 50, 12)])]
    rows = [['Número do Pedido', 'E-mail', 'Data', 'Status do Pedido', 'Status do Pagamento', 'Status do Envio', 'Moeda', 'Subtotal', 'Desconto',
             'Valor do Frete', 'Total', 'Nome do Produto', 'Valor do Produto', 'Quantidade Comprada', 'Canal']]
    for order, who, written, when, state, paid, sent, freight, discount, items in orders:
        goods = sum(quantity * price for _, quantity, price in items)
        total = goods + freight - discount
        for at, (item, quantity, price) in enumerate(items):
            head = [order, who, written, state, paid, sent, 'BRL', comma(goods), comma(discount), comma(freight), comma(total)]
            rows.append((head if at == 0 else [order, who] + [''] * 9) + [item, comma(price), quantity, 'Loja' if at == 0 else ''])
        if state != 'Cancelado' and paid == 'Confirmado':
            facts.sale(who, day(when), order, total)
    csv(path, rows, sep=';', encoding='cp1252', quotes='all')
    return facts.want('revenue customers per purchases last')


@case('N11', 'bling_pt.csv', 'Bling, Portuguese: order total repeated on its lines, cancelled orders', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    orders = [('201', '13/05/2024', '2024-05-13', 'Ana Lima', 'Atendido', 15, [('Mesa', 1, 300), ('Cadeira', 4, 480)]), ('202', '14/05/2024', '2024-05-14', 'Bia Reis', 'Cancelado', 15, [('Mesa', 3, 900)]),
              ('203', '20/05/2024', '2024-05-20', 'Bia Reis', 'Atendido', 0, [('Cadeira', 1, 120), ('Banco', 2, 90)]), ('204', '03/06/2024', '2024-06-03', 'Rui Melo', 'Atendido', 15, [('Banco', 1, 45)])]
    rows = [['Número', 'Data', 'Nome Contato', 'Situação', 'Descrição', 'Quantidade', 'Valor unitário', 'Valor total do item', 'Frete', 'Valor total do pedido']]
    for order, written, when, name, state, freight, items in orders:
        total = sum(amount for _, _, amount in items) + freight
        for item, quantity, amount in items:
            rows.append([order, written, name, state, item, comma(quantity), de(D(amount) / quantity), de(amount), de(freight), de(total)])
        if state != 'Cancelado':
            facts.sale(name, day(when), order, total)
    csv(path, rows, sep=';', quotes='all', bom=True)
    return facts.want('revenue customers per', 'with freight, each order once')


@case('N12', 'rakuten_ja.csv', '楽天: Shift-JIS, 請求金額 repeated on each item, 姓 and 名 in two columns, キャンセル確定', 'value',
      'assist-tencho.com/faq/mall/csv_manual (楽天 受注CSV); column names after the order fields that goqsystem.com/manual/2848 lists')
def _(path):
    facts = Facts()
    orders = [('301-1', '2024-05-13 10:02:33', '発送済', '佐藤', '花子', 'hanako@mail.example', 500, [('急須', 1, 3000), ('湯呑', 2, 1600)]),
              ('301-2', '2024-05-14 11:20:00', 'キャンセル確定', '鈴木', '一郎', 'ichiro@mail.example', 500, [('急須', 5, 15000)]),
              ('301-3', '2024-05-20 09:00:00', '発送済', '鈴木', '一郎', 'ichiro@mail.example', 0, [('皿', 3, 2400)]),
              ('301-4', '2024-06-02 09:00:00', '発送済', '佐藤', '花子', 'hanako@mail.example', 500, [('皿', 1, 800), ('箸', 2, 600), ('湯呑', 1, 800)]),
              ('301-5', '2024-06-09 09:00:00', '発送済', '高橋', '花子', 'takahashi@mail.example', 500, [('箸', 1, 300)])]
    rows = [['注文番号', '注文日時', 'ステータス', '注文者姓', '注文者名', '注文者メールアドレス', '商品名', '個数', '単価', '商品合計金額', '送料合計', '請求金額']]
    for order, when, state, family, given, who, freight, items in orders:
        goods = sum(amount for _, _, amount in items)
        for item, quantity, amount in items:
            rows.append([order, when, state, family, given, who, item, quantity, amount // quantity, goods, freight, goods + freight])
        if state == '発送済':
            facts.sale(who, day(when[:10]), order, goods + freight)
    csv(path, rows, encoding='cp932', quotes='all')
    return facts.want('revenue customers per purchases last')


@case('N13', 'smartstore_ko.xlsx', '스마트스토어: a title row above the header, 취소 and 반품, price × quantity − discount = 상품별 총 주문금액', 'value',
      '네이버 스마트스토어 주문 엑셀; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('P1', 'O1', '구매확정', '2024-05-13', '김민지', '주전자', 1, 30000, 3000), ('P2', 'O1', '구매확정', '2024-05-13', '김민지', '머그컵', 2, 8000, 0),
             ('P3', 'O2', '취소', '2024-05-14', '이준호', '주전자', 4, 30000, 0), ('P4', 'O3', '배송완료', '2024-05-20', '이준호', '접시', 3, 12000, 1000),
             ('P5', 'O4', '반품', '2024-06-01', '김민지', '접시', 1, 12000, 0), ('P6', 'O5', '배송중', '2024-06-03', '박서연', '머그컵', 1, 8000, 0)]
    rows = [['다운로드한 엑셀 파일입니다. 개인정보 취급에 유의하세요.'],
            ['상품주문번호', '주문번호', '주문상태', '결제일', '구매자명', '구매자ID', '수취인명', '상품명', '수량', '상품가격', '상품별 할인액', '상품별 총 주문금액', '정산예정금액']]
    for line, order, state, when, name, item, quantity, price, discount in lines:
        total = price * quantity - discount
        rows.append([line, order, state, when + ' 10:02:33', name, 'id_' + {'김': 'kim', '이': 'lee', '박': 'park'}[name[0]], name, item, quantity, price, discount, total, total * 96 // 100])
        if state not in ('취소', '반품'):
            facts.sale(name, day(when), order, total, item)
    xlsx(path, ('발주발송관리', rows, {'merged': ['A1:M1']}))
    return facts.want('revenue customers products')


@case('N14', '91app_big5.csv', '91APP: Big5, 訂單取消 and 退貨完成, one 主單 with several 訂單', 'value', '91APP 訂單報表; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('TG240513A', 'TS1', '2024/05/13 10:02', '已完成', '900001', '茶壺', 1, 1200, 100), ('TG240513A', 'TS2', '2024/05/13 10:02', '已完成', '900001', '茶杯', 2, 300, 0),
             ('TG240514B', 'TS3', '2024/05/14 11:00', '訂單取消', '900002', '茶壺', 3, 1200, 0), ('TG240520C', 'TS4', '2024/05/20 09:00', '已出貨', '900002', '盤子', 2, 450, 50),
             ('TG240601D', 'TS5', '2024/06/01 09:00', '退貨完成', '900003', '茶壺', 1, 1200, 0), ('TG240603E', 'TS6', '2024/06/03 09:00', '已完成', '900003', '茶杯', 1, 300, 0)]
    rows = [['主單編號', '訂單編號', '轉單日期時間', '訂單狀態', '會員編號', '商品名稱', '數量', '售價', '折扣金額', '銷售金額(折扣後)', '付款方式']]
    for order, line, when, state, who, item, quantity, price, discount in lines:
        amount = price * quantity - discount
        rows.append([order, line, when, state, who, item, quantity, price, discount, amount, '信用卡'])
        if state in ('已完成', '已出貨'):
            facts.sale(who, day(when[:10].replace('/', '-')), order, amount, item)
    csv(path, rows, encoding='big5')
    return facts.want('revenue customers per products')


@case('N15', 'youzan_zh.csv', '有赞: 订单实付金额 repeated on each good, 商品已退款金额, 交易关闭', 'value', '有赞订单导出; ' + IMPORTERS)
def _(path):
    facts = Facts()
    orders = [('E2024051301', '交易完成', '13800000001', '2024-05-13 10:02:33', [('茶杯', 2, 20, 0), ('茶壶', 1, 60, 0)]), ('E2024051402', '交易关闭', '13800000002', '2024-05-14 09:00:00', [('茶壶', 8, 480, 0)]),
              ('E2024052003', '交易完成', '13800000002', '2024-05-20 09:00:00', [('茶盘', 1, 90, 90), ('茶杯', 1, 10, 0)]), ('E2024060104', '卖家已发货', '13800000003', '2024-06-01 09:00:00', [('茶盘', 1, 90, 0), ('茶杯', 3, 30, 0), ('茶壶', 1, 60, 20)])]
    rows = [['订单号', '订单状态', '收货人手机号', '商品名称', '商品数量', '商品单价', '商品实际成交金额', '商品已退款金额', '订单实付金额', '订单创建时间', '买家付款时间']]
    for order, state, who, when, items in orders:
        total = sum(amount for _, _, amount, _ in items)
        for item, quantity, amount, refunded in items:
            paid = '' if state == '交易关闭' else when
            rows.append([order, state, who, item, quantity, plain(D(amount) / quantity), plain(amount), plain(refunded), plain(total), when, paid])
            if state != '交易关闭':
                facts.sale(who, day(when[:10]), order, amount)
                if refunded:
                    facts.refund(who, day(when[:10]), order, refunded)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', 'closed orders were never paid')


@case('N16', 'gumroad_sales.csv', 'Gumroad sales: flags 0 and 1 for refunded, partial refund in a column, fees', 'ask', 'Gumroad sales CSV; ' + IMPORTERS)
def _(path):
    facts = Facts()
    sales = [('g1', 'Planner', 'ivy@mail.example', '2024-05-13', '12.00', 0, 0), ('g2', 'Planner', 'max@mail.example', '2024-05-14', '12.00', '12.00', 1), ('g3', 'Course', 'max@mail.example', '2024-05-20', '90.00', '30.00', 0),
             ('g4', 'Course', 'zoe@mail.example', '2024-06-01', '90.00', 0, 0), ('g5', 'Planner', 'ivy@mail.example', '2024-06-13', '12.00', 0, 0)]
    rows = [['Purchase ID', 'Item Name', 'Buyer Name', 'Purchase Email', 'Do not contact?', 'Purchase Date', 'Subtotal ($)', 'Taxes ($)', 'Shipping ($)',
             'Sale Price ($)', 'Fees ($)', 'Net Total ($)', 'Tip ($)', 'State', 'Country', 'Refunded?', 'Partial Refund ($)', 'Fully Refunded?', 'Disputed?', 'Dispute Won?']]
    for number, item, who, when, price, refunded, full in sales:
        fee = (D(price) / 10).quantize(D('0.01'))
        rows.append([number, item, '', who, 0, when, price, '0.00', '0.00', price, plain(fee), plain(D(price) - fee), '0.00', 'CA', 'United States',
                     1 if refunded else 0, '0.00' if full or not refunded else refunded, full, 0, 0])
        facts.sale(who, day(when), number, price, item)
        if refunded:
            facts.refund(who, day(when), number, refunded, item)
    csv(path, rows)
    return facts.want('revenue customers per', 'sale prices less refunds')


@case('N17', 'subscription_invoices.csv', 'Chargebee invoices: Voided, Payment Due is owed, refunded amounts', 'value',
      'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    invoices = [('INV-1', 'cus_ivy', '2024-01-01', 49, 49, 0, 'Paid'), ('INV-2', 'cus_max', '2024-01-01', 99, 99, 0, 'Paid'), ('INV-3', 'cus_ivy', '2024-02-01', 49, 49, 19, 'Paid'),
                ('INV-4', 'cus_max', '2024-02-01', 99, 0, 0, 'Payment Due'), ('INV-5', 'cus_zoe', '2024-02-01', 990, 0, 0, 'Voided'), ('INV-6', 'cus_zoe', '2024-02-02', 99, 99, 0, 'Paid')]
    rows = [['Invoice Number', 'Subscription Id', 'Customer Id', 'Invoice Date', 'Due Date', 'Currency', 'Amount', 'Amount Paid', 'Refunded Amount', 'Status']]
    for number, who, when, amount, paid, refunded, status in invoices:
        rows.append([number, 'sub_' + who[4:], who, when, '2024-12-31', 'USD', plain(amount), plain(paid), plain(refunded), status])
        if status in ('Paid', 'Payment Due'):
            facts.sale(who, day(when), number, amount)
            if refunded:
                facts.refund(who, day(when), number, refunded)
    csv(path, rows)
    return facts.want('revenue customers per')


# Payments -------------------------------------------------------------------------------------------------------------


@case('N18', 'stripe_balance_history.csv', 'Stripe balance history: payouts and fees between charges and refunds, no customer on them', 'value',
      'docs.stripe.com/reports/reporting-categories')
def _(path):
    facts = Facts()
    lines = [('txn_1', 'charge', 50, '2024-05-13', 'ivy@mail.example'), ('txn_2', 'charge', 30, '2024-05-14', 'max@mail.example'), ('txn_3', 'payout', -75, '2024-05-16', ''),
             ('txn_4', 'refund', -20, '2024-05-20', 'ivy@mail.example'), ('txn_5', 'charge', 60, '2024-06-13', 'zoe@mail.example'), ('txn_6', 'stripe_fee', -2, '2024-06-14', ''),
             ('txn_7', 'charge', 25, '2024-06-15', 'ivy@mail.example'), ('txn_8', 'payout', -60, '2024-06-20', '')]
    rows = [['id', 'Type', 'Source', 'Amount', 'Fee', 'Net', 'Currency', 'Created (UTC)', 'Available On (UTC)', 'Description', 'customer_email (metadata)']]
    for number, kind, amount, when, who in lines:
        fee = D('0.30') + D(amount) * D('0.029') if kind == 'charge' else D(0)
        rows.append([number, kind, 'src' + number[3:], plain(amount), plain(fee), plain(amount - fee), 'usd', when + ' 10:02', when + ' 10:02', kind.title(), who])
        if who:
            (facts.sale if amount > 0 else facts.refund)(who, day(when), number, abs(amount))
    csv(path, rows)
    return facts.want('revenue customers per', 'payouts are nobody\'s')


@case('N19', 'paypal_fr.csv', 'PayPal in French: refund rows have sender and receiver swapped; pending, refused; bank transfer', 'ask',
      'PayPal activity download in French; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('13/05/2024', '2024-05-13', 'Ivy Oak', 'Paiement Express Checkout', 'Terminé', '1200.00', 'ivy@mail.example'), ('14/05/2024', '2024-05-14', 'Max Elm', 'Paiement Express Checkout', 'Terminé', '30.00', 'max@mail.example'),
             ('15/05/2024', '2024-05-15', '', 'Virement standard', 'Terminé', '-1000.00', ''), ('20/05/2024', '2024-05-20', 'Ivy Oak', 'Remboursement de paiement', 'Terminé', '-200.00', 'ivy@mail.example'),
             ('21/05/2024', '2024-05-21', 'Max Elm', 'Paiement sur site marchand', 'En attente', '400.00', 'max@mail.example'), ('02/06/2024', '2024-06-02', 'Zoe Ash', 'Paiement Express Checkout', 'Refusé', '75.00', 'zoe@mail.example'),
             ('03/06/2024', '2024-06-03', 'Zoe Ash', 'Paiement Express Checkout', 'Terminé', '75.00', 'zoe@mail.example')]
    rows = [['Date', 'Heure', 'Fuseau horaire', 'Nom', 'Type', 'Etat', 'Devise', 'Avant commission', 'Commission', 'Net', "De l'adresse email", "A l'adresse email", 'Numéro de transaction']]
    for at, (written, when, name, kind, state, amount, who) in enumerate(lines):
        back = kind.startswith('Remb')
        rows.append([written, '10:02:33', 'Europe/Paris', name, kind, state, 'EUR', fr(amount, '\u00a0'), '0,00', fr(amount, '\u00a0'),
                     'boutique@magasin.example' if back or not name else who, who if back else 'boutique@magasin.example', f'T{at}'])
        if state == 'Terminé' and name:
            (facts.refund if back else facts.sale)(name, day(when), f'T{at}', abs(D(amount)))
    csv(path, rows, quotes='all', bom=True)
    return facts.want('revenue', 'the shop itself is no customer')


@case('N20', 'mollie_payments.csv', 'Mollie payments: expired, canceled, failed, open; Amount refunded', 'value', 'Mollie dashboard payments export; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('tr_1', '2024-05-13 10:02:33', 'iDEAL', '50.00', 'paid', 'I Oak', '0.00'), ('tr_2', '2024-05-14 10:02:33', 'Credit card', '300.00', 'expired', '', '0.00'), ('tr_3', '2024-05-14 10:09:00', 'iDEAL', '30.00', 'paid', 'M Elm', '30.00'),
             ('tr_4', '2024-05-20 09:00:00', 'Bancontact', '45.00', 'paid', 'M Elm', '0.00'), ('tr_5', '2024-06-01 09:00:00', 'iDEAL', '900.00', 'canceled', 'Z Ash', '0.00'), ('tr_6', '2024-06-01 09:04:00', 'iDEAL', '90.00', 'paid', 'Z Ash', '15.00'),
             ('tr_7', '2024-06-03 09:04:00', 'iDEAL', '70.00', 'failed', 'I Oak', '0.00'), ('tr_8', '2024-06-04 09:04:00', 'Bank transfer', '500.00', 'open', 'I Oak', '0.00')]
    rows = [['Date', 'Payment method', 'Currency', 'Amount', 'Status', 'ID', 'Description', 'Consumer name', 'Consumer bank account', 'Consumer BIC', 'Settlement reference', 'Amount refunded']]
    for number, when, method, amount, status, who, refunded in lines:
        rows.append([when, method, 'EUR', amount, status, number, 'Order ' + number[3:], who, 'NL00BANK0000000' + number[3:] if who else '', 'BANKNL2A' if who else '', '', refunded])
        if status == 'paid':
            facts.sale(who, day(when[:10]), number, amount)
            if D(refunded):
                facts.refund(who, day(when[:10]), number, refunded)
    csv(path, rows, quotes='all')
    return facts.want('revenue customers per')


@case('N21', 'klarna_settlement.csv', 'Klarna settlement: sales, fees and returns as rows, no customer in it', 'ask', 'docs.klarna.com/payments/after-payments/settlements/settlement-files')
def _(path):
    rows = [['type', 'capture_id', 'merchant_reference1', 'sale_date', 'capture_date', 'amount', 'currency_code', 'payment_reference', 'purchase_country', 'initial_payment_method_type']]
    for kind, order, when, amount in [('SALE', 'A1', '2024-05-13', '120.00'), ('FEE', 'A1', '2024-05-13', '-4.20'), ('SALE', 'A2', '2024-05-14', '80.00'), ('FEE', 'A2', '2024-05-14', '-2.80'), ('RETURN', 'A1', '2024-05-20', '-120.00'), ('SALE', 'A3', '2024-06-01', '45.00')]:
        rows.append([kind, 'cap-' + order, order, when + 'T00:00:00Z', when + 'T00:00:00Z', amount, 'EUR', 'PR1', 'DE', 'INVOICE'])
    csv(path, rows)
    return {'note': 'holds no customer: say so or ask, never rank countries or payment types'}


# Accounting and ERP ---------------------------------------------------------------------------------------------------


@case('N22', 'quickbooks_desktop_by_customer.xlsx', 'QuickBooks "Sales by Customer Detail": customer on a row above its sales, a running balance, totals below', 'ask',
      'support.quickbooks.intuit.com: Income by customer detail report; kb.kivalogic.com/admin/payments/reports/customer-totals')
def _(path):
    facts = Facts()
    sales = {'Ivy Oak': [('Invoice', '2024-05-13', '1001', 'Kettle', 2, 20), ('Credit Memo', '2024-05-20', '1005', 'Kettle', -1, 20), ('Invoice', '2024-06-13', '1009', 'Tray', 1, 45)],
             'Max Elm': [('Invoice', '2024-05-14', '1002', 'Tray', 2, 45)], 'Zoe Ash': [('Sales Receipt', '2024-06-01', '1007', 'Mug', 6, 8), ('Invoice', '2024-06-20', '1011', 'Kettle', 1, 20)]}
    rows = [['', '', 'Type', 'Date', 'Num', 'Item', 'Qty', 'Sales Price', 'Amount', 'Balance']]
    for name, lines in sales.items():
        rows.append([name])
        balance = 0
        for kind, when, number, item, quantity, price in lines:
            balance += quantity * price
            rows.append(['', '', kind, day(when), number, item, quantity, price, quantity * price, balance])
            (facts.sale if quantity > 0 else facts.refund)(name, day(when), number, abs(quantity * price))
        rows.append([f'Total {name}', '', '', '', '', '', sum(line[4] for line in lines), '', balance, balance])
    total = sum(line[3] for line in facts)
    rows.append(['TOTAL', '', '', '', '', '', '', '', total, total])
    xlsx(path, ('Sheet1', rows))
    return facts.want('revenue customers per')


@case('N23', 'freshbooks_invoice_details.csv', 'FreshBooks invoice details: draft invoices, discount in percent, line total after it', 'value', 'FreshBooks invoice details CSV; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('Ivy Oak Ltd', '0001', '05/13/2024', '2024-05-13', 'paid', 'Design', 50, 8, 0), ('Ivy Oak Ltd', '0001', '05/13/2024', '2024-05-13', 'paid', 'Hosting', 20, 1, 0), ('Max Elm Ltd', '0002', '05/14/2024', '2024-05-14', 'overdue', 'Design', 50, 10, 10),
             ('Max Elm Ltd', '0003', '05/28/2024', '2024-05-28', 'draft', 'Design', 50, 40, 0), ('Zoe Ash Ltd', '0004', '06/03/2024', '2024-06-03', 'sent', 'Hosting', 20, 3, 50), ('Ivy Oak Ltd', '0005', '06/15/2024', '2024-06-15', 'paid', 'Support', 75, 2, 0)]
    rows = [['Client Name', 'Invoice #', 'Date Issued', 'Date Due', 'Invoice Status', 'Date Paid', 'Item Name', 'Item Description', 'Rate', 'Quantity', 'Discount Percentage', 'Line Subtotal', 'Tax 1 Type', 'Tax 1 Amount', 'Line Total', 'Currency']]
    for name, number, written, when, status, item, rate, quantity, percent in lines:
        total = D(rate) * quantity * (100 - percent) / 100
        rows.append([name, number, written, '12/31/2024', status, '12/30/2024' if status == 'paid' else '', item, '', plain(rate), quantity, percent, plain(total), '', '0.00', plain(total), 'USD'])
        if status != 'draft':
            facts.sale(name, day(when), number, total, item)
    csv(path, rows)
    return facts.want('revenue customers per products last')


@case('N24', 'EXTF_datev.csv', 'DATEV booking batch: a line of settings above the header, S/H, dates without a year (1305)', 'ask', 'developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel')
def _(path):
    facts = Facts()
    lines = [('1190.00', 'S', '10001', '1305', 'RE1001', 'Eiche GmbH'), ('595.00', 'S', '10002', '1405', 'RE1002', 'Ulme AG'), ('119.00', 'H', '10001', '2005', 'GS1001', 'Eiche GmbH'), ('238.00', 'S', '10003', '0306', 'RE1003', 'Esche KG'), ('357.00', 'S', '10001', '1306', 'RE1004', 'Eiche GmbH')]
    rows = [['Umsatz (ohne Soll/Haben-Kz)', 'Soll/Haben-Kennzeichen', 'WKZ Umsatz', 'Kurs', 'Basis-Umsatz', 'WKZ Basis-Umsatz', 'Konto', 'Gegenkonto (ohne BU-Schlüssel)', 'BU-Schlüssel', 'Belegdatum', 'Belegfeld 1', 'Belegfeld 2', 'Skonto', 'Buchungstext']]
    for amount, sign, account, when, number, name in lines:
        rows.append([comma(amount), sign, 'EUR', '', '', '', account, '8400', '', when, number, '', '', name])
        (facts.sale if sign == 'S' else facts.refund)(account, day(f'2024-{when[2:]}-{when[:2]}'), number, amount)
    csv(path, rows, sep=';', encoding='cp1252', before='"EXTF";700;21;"Buchungsstapel";13;20240701140440439;;"RE";"";"";29098;55003;20240101;4;20240501;20240630;"Buchungsstapel";"WD";1;0;0;"EUR"\r\n')
    return facts.want('revenue customers per', 'S on a debtor is an invoice, H a credit note; the year stands only in the first line: ask')


@case('N25', 'jtl_wawi.csv', 'JTL-Wawi order lines: quantity × VK Netto less Rabatt %, no line total', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('B1', '13.05.2024', '2024-05-13', '10001', 'Eiche GmbH', 'Stuhl', 4, '49.90', 0), ('B1', '13.05.2024', '2024-05-13', '10001', 'Eiche GmbH', 'Tisch', 1, '300.00', 10), ('B2', '14.05.2024', '2024-05-14', '10002', 'Ulme AG', 'Stuhl', 10, '49.90', 20),
             ('B3', '03.06.2024', '2024-06-03', '10001', 'Eiche GmbH', 'Lampe', 2, '89.00', 0), ('B4', '15.06.2024', '2024-06-15', '10003', 'Esche KG', 'Tisch', 2, '300.00', 5)]
    rows = [['Auftragsnummer', 'Auftragsdatum', 'Kundennummer', 'Firma', 'Artikelname', 'Anzahl', 'VK Netto', 'Rabatt %', 'Gewicht']]
    for order, written, when, who, name, item, quantity, price, percent in lines:
        rows.append([order, written, who, name, item, quantity, de(price), comma(percent), comma(quantity * 3)])
        facts.sale(who, day(when), order, D(price) * quantity * (100 - percent) / 100, item)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products')


@case('N26', 'fec_journal_ventes.txt', 'FEC, French legal journal: each invoice as three entries (411 debit, 707 and 44571 credit)', 'ask', 'fec-expert.fr: article A47 A-1 LPF, the 18 columns')
def _(path):
    facts = Facts()
    invoices = [('1', '20240513', '2024-05-13', 'CHENE', 'Chene SARL', 'FA1', 1000), ('2', '20240514', '2024-05-14', 'ORME', 'Orme SA', 'FA2', 500), ('3', '20240520', '2024-05-20', 'CHENE', 'Chene SARL', 'AV1', -200), ('4', '20240603', '2024-06-03', 'FRENE', 'Frene SAS', 'FA3', 300)]
    rows = [['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise']]
    for number, date, when, who, name, piece, net in invoices:
        tax = D(net) / 5
        for account, label, aux, auxname, amount in [('411000', 'Clients', who, name, net + tax), ('707000', 'Ventes', '', '', -net), ('445710', 'TVA collectee', '', '', -tax)]:
            debit, credit = (amount, 0) if amount > 0 else (0, -amount)
            rows.append(['VE', 'Ventes', number, date, account, label, aux, auxname, piece, date, 'Facture ' + piece, comma(debit), comma(credit), '', '', date, '', ''])
        (facts.sale if net > 0 else facts.refund)(who, day(when), piece, abs(net + tax))
    csv(path, rows, sep='\t', quotes='none')
    return facts.want('revenue customers per', 'debit less credit on the customers\' accounts; or ask')


@case('N27', 'factusol_es.csv', 'Factusol, Spanish: line amount after % Dto., returns with negative units', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('F1', '13/05/2024', '2024-05-13', '00001', 'Roble SL', 'Silla', 4, '49.90', 0), ('F1', '13/05/2024', '2024-05-13', '00001', 'Roble SL', 'Mesa', 1, '300.00', 10), ('F2', '14/05/2024', '2024-05-14', '00002', 'Olmo SA', 'Silla', 30, '49.90', 20),
             ('A1', '20/05/2024', '2024-05-20', '00001', 'Roble SL', 'Silla', -1, '49.90', 0), ('F3', '03/06/2024', '2024-06-03', '00003', 'Fresno SL', 'Lámpara', 2, '89.00', 0)]
    rows = [['Nº Factura', 'Fecha', 'Cód. Cliente', 'Razón social', 'Descripción', 'Unidades', 'Precio', '% Dto.', 'Importe', 'Agente comercial']]
    for order, written, when, who, name, item, quantity, price, percent in lines:
        amount = D(price) * quantity * (100 - percent) / 100
        rows.append([order, written, who, name, item, quantity, de(price), comma(percent), de(amount), 'García'])
        (facts.sale if quantity > 0 else facts.refund)(who, day(when), order, abs(amount), item)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per products')


@case('N28', 'danea_it.csv', 'Danea Easyfatt, Italian: net, IVA and total; credit notes as a document type with positive amounts', 'ask', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    documents = [('1', '13/05/2024', '2024-05-13', 'Fattura', '0001', 'Quercia Srl', 1000), ('2', '14/05/2024', '2024-05-14', 'Fattura', '0002', 'Olmo Spa', 500), ('1/NC', '20/05/2024', '2024-05-20', 'Nota di credito', '0001', 'Quercia Srl', 200), ('3', '03/06/2024', '2024-06-03', 'Fattura', '0003', 'Frassino Snc', 300), ('4', '13/06/2024', '2024-06-13', 'Fattura', '0001', 'Quercia Srl', 150)]
    rows = [['Data', 'Num. doc.', 'Tipo documento', 'Cod. cliente', 'Cliente', 'Tot. netto', 'Tot. IVA', 'Tot. documento']]
    for number, written, when, kind, who, name, net in documents:
        tax = D(net) * 22 / 100
        rows.append([written, number, kind, who, name, '€ ' + de(net), '€ ' + de(tax), '€ ' + de(net + tax)])
        (facts.sale if kind == 'Fattura' else facts.refund)(who, day(when), number, net + tax)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers per', 'credit notes subtract; net (without IVA) or total: ask')


@case('N29', 'moneybird_nl.csv', 'Moneybird, Dutch: concept invoices, totals with and without btw', 'ask', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    invoices = [('2024-0001', '13-05-2024', '2024-05-13', 'Eik BV', 'Betaald', 1000), ('2024-0002', '14-05-2024', '2024-05-14', 'Iep NV', 'Open', 500), ('2024-0003', '20-05-2024', '2024-05-20', 'Eik BV', 'Betaald', -200), ('concept', '28-05-2024', '2024-05-28', 'Iep NV', 'Concept', 9000), ('2024-0004', '03-06-2024', '2024-06-03', 'Es VOF', 'Te laat', 300)]
    rows = [['Factuurnummer', 'Factuurdatum', 'Vervaldatum', 'Contact', 'Status', 'Totaal excl. btw', 'Btw', 'Totaal incl. btw']]
    for number, written, when, name, status, net in invoices:
        tax = D(net) * 21 / 100
        rows.append([number, written, '31-12-2024', name, status, comma(net), comma(tax), comma(net + tax)])
        if status != 'Concept':
            (facts.sale if net > 0 else facts.refund)(name, day(when), number, abs(net + tax))
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'with or without btw: ask; concepts are no sales')


@case('N30', 'freee_ja.csv', 'freee 取引: 収入 and 支出 in one list; 2nd line of a deal has only its amount', 'ask', 'support.freee.co.jp/hc/ja/articles/205382094 and 202847320')
def _(path):
    facts = Facts()
    deals = [('収入', '1', '2024-05-13', '樫商事', [('売上高', 110000), ('送料', 1100)]), ('支出', '2', '2024-05-14', '文具店', [('消耗品費', 5500)]), ('収入', '3', '2024-05-20', '楡物産', [('売上高', 55000)]), ('支出', '4', '2024-06-01', '大家', [('地代家賃', 88000)]), ('収入', '5', '2024-06-13', '樫商事', [('売上高', 33000), ('売上高', 22000)])]
    rows = [['収支区分', '管理番号', '発生日', '決済期日', '取引先', '勘定科目', '税区分', '金額', '税計算区分', '備考']]
    for kind, number, when, name, lines in deals:
        for at, (account, amount) in enumerate(lines):
            head = [kind, number, when, '2024-12-31', name] if at == 0 else [''] * 5
            rows.append(head + [account, '課税売上10%' if kind == '収入' else '課対仕入10%', amount, '内税', ''])
            if kind == '収入':
                facts.sale(name, day(when), number, amount)
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per', '支出 is bought, not sold: no customers; lines without a head belong to the deal above')


@case('N31', 'yonyou_zh.xlsx', '用友 U8 销售发票列表: title rows, 小计 rows after each customer, 合计, red invoices negative, 无税金额 and 价税合计', 'ask', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = {'杭州甲公司': [('2024-05-13', 'FP001', '轴承', 100, 1000), ('2024-05-20', 'FP003', '轴承', -10, -100)], '上海乙公司': [('2024-05-14', 'FP002', '螺栓', 500, 500), ('2024-06-03', 'FP004', '轴承', 20, 200)], '宁波丙公司': [('2024-06-05', 'FP005', '螺栓', 300, 300)]}
    rows = [['销售发票列表'], ['日期：2024-05-01 至 2024-06-30'], ['开票日期', '发票号', '客户简称', '存货名称', '数量', '无税金额', '税额', '价税合计']]
    for name, sold in lines.items():
        for when, number, item, quantity, net in sold:
            tax = D(net) * 13 / 100
            rows.append([when, number, name, item, quantity, net, tax, net + tax])
            (facts.sale if net > 0 else facts.refund)(name, day(when), number, abs(net + tax), item)
        net = sum(line[4] for line in sold)
        rows.append(['小计', '', name, '', sum(line[3] for line in sold), net, D(net) * 13 / 100, D(net) * 113 / 100])
    net = sum(line[4] for sold in lines.values() for line in sold)
    rows.append(['合计', '', '', '', '', net, D(net) * 13 / 100, D(net) * 113 / 100])
    xlsx(path, ('发票', rows, {'merged': ['A1:H1', 'A2:H2']}))
    return facts.want('revenue customers per', 'with or without tax: ask; 小计 and 合计 never count')


@case('N32', 'alipay_ledger_gbk.csv', '支付宝账务明细: GBK, # lines above and below, income and expense in two columns, withdrawals', 'ask', '支付宝账务明细查询; ' + IMPORTERS)
def _(path):
    facts = Facts()
    lines = [('L1', '2024-05-13 10:02:33', 'zhang@mail.example', 120, 0, '在线支付'), ('L2', '2024-05-14 09:00:00', 'li@mail.example', 80, 0, '在线支付'), ('L3', '2024-05-15 09:00:00', '', 0, -150, '提现'), ('L4', '2024-05-20 09:00:00', 'zhang@mail.example', 0, -20, '交易退款'), ('L5', '2024-05-21 00:00:00', '', 0, -1, '收费'), ('L6', '2024-06-13 09:00:00', 'wang@mail.example', 60, 0, '在线支付')]
    rows, balance = [['账务流水号', '业务流水号', '商户订单号', '商品名称', '发生时间', '对方账号', '收入金额（+元）', '支出金额（-元）', '账户余额（元）', '交易渠道', '业务类型', '备注']], 1000
    for number, when, who, income, outgo, kind in lines:
        balance += income + outgo
        rows.append([number + '\t', 'B' + number + '\t', 'M' + number + '\t', '茶具', when + '\t', who + '\t', plain(income), plain(outgo), plain(balance), '支付宝', kind + '\t', ''])
        if who:
            (facts.sale if income else facts.refund)(who, day(when[:10]), number, income or -outgo)
    csv(path, rows, encoding='gb18030', before='#支付宝账务明细查询\r\n#账号：[20880000000000000156]\r\n#起始日期：[2024年05月01日 00:00:00]   终止日期：[2024年07月01日 00:00:00]\r\n#-----------------------------------------账务明细列表----------------------------------------\r\n',
        after='#-----------------------------------------账务明细列表结束------------------------------------\r\n#支出合计：3笔，共-171.00元\r\n#收入合计：3笔，共260.00元\r\n#导出时间：[2024年07月01日 10:00:00]\r\n')
    return facts.want('revenue customers per', 'income less refunds; withdrawals and fees are nobody\'s')


@case('N33', 'bc_customer_ledger.csv', 'Business Central customer ledger: payments (negative) between invoices and credit memos', 'ask', 'learn.microsoft.com Business Central: customerLedgerEntry')
def _(path):
    facts = Facts()
    lines = [('2024-05-13', 'Invoice', 'PSI-1', '10000', 'Ivy Oak Ltd', 1000), ('2024-05-14', 'Invoice', 'PSI-2', '20000', 'Max Elm Ltd', 500), ('2024-05-20', 'Payment', 'BANK-1', '10000', 'Ivy Oak Ltd', -1000), ('2024-05-21', 'Credit Memo', 'PCM-1', '20000', 'Max Elm Ltd', -100),
             ('2024-06-01', 'Payment', 'BANK-2', '20000', 'Max Elm Ltd', -400), ('2024-06-03', 'Invoice', 'PSI-3', '30000', 'Zoe Ash Ltd', 250), ('2024-06-13', 'Invoice', 'PSI-4', '10000', 'Ivy Oak Ltd', 300)]
    rows = [['Posting Date', 'Document Type', 'Document No.', 'Customer No.', 'Customer Name', 'Description', 'Original Amount', 'Amount', 'Remaining Amount', 'Due Date', 'Open']]
    for when, kind, number, who, name, amount in lines:
        rows.append([when, kind, number, who, name, f'{kind} {number}', plain(amount), plain(amount), '300.00' if number == 'PSI-4' else '0.00', '2024-12-31', 'Yes' if number == 'PSI-4' else 'No'])
        if kind != 'Payment':
            (facts.sale if amount > 0 else facts.refund)(who, day(when), number, abs(amount))
    csv(path, rows)
    return facts.want('revenue customers per', 'a payment is no refund')


@case('N34', 'odoo_grouped_list.xlsx', 'Odoo list exported while grouped: a row per customer with its count and sum above its orders', 'ask', 'github.com/odoo/odoo/pull/37087')
def _(path):
    facts = Facts()
    orders = {'Ivy Oak': [('S00021', '2024-05-13', 60), ('S00025', '2024-06-13', 40)], 'Max Elm': [('S00022', '2024-05-14', 120)], 'Zoe Ash': [('S00023', '2024-05-20', 30), ('S00024', '2024-06-01', 25), ('S00026', '2024-06-20', 15)]}
    rows = [['Order Reference', 'Order Date', 'Salesperson', 'Total']]
    for name, sold in orders.items():
        rows.append([f'{name} ({len(sold)})', '', '', sum(line[2] for line in sold)])
        for number, when, amount in sold:
            rows.append(['    ' + number, day(when), 'Pat Seller', amount])
            facts.sale(name, day(when), number, amount)
    xlsx(path, ('Sales Orders', rows))
    return facts.want('revenue customers', 'the group rows are the customers; their sums are totals; the salesperson is no customer')


# Tills ----------------------------------------------------------------------------------------------------------------


@case('N35', 'loyverse_receipts.csv', 'Loyverse receipts: receipt type Refund with positive amounts, cost and gross profit, cashier beside customer', 'value', 'Loyverse receipts export; ' + IMPORTERS)
def _(path):
    facts = Facts()
    receipts = [('5/13/24 10:02 AM', '2024-05-13', '1-1001', 'Sale', 100, 10, 54, 'Ivy Oak', 'Closed'), ('5/14/24 1:33 PM', '2024-05-14', '1-1002', 'Sale', 40, 0, 22, 'Max Elm', 'Closed'), ('5/16/24 1:33 PM', '2024-05-16', '1-1003', 'Refund', 40, 0, 22, 'Max Elm', 'Closed'),
                ('5/20/24 9:15 AM', '2024-05-20', '1-1004', 'Sale', 75, 5, 30, 'Max Elm', 'Closed'), ('6/3/24 9:15 AM', '2024-06-03', '1-1005', 'Sale', 900, 0, 400, 'Zoe Ash', 'Cancelled'), ('6/3/24 9:20 AM', '2024-06-03', '1-1006', 'Sale', 90, 0, 40, 'Zoe Ash', 'Closed'), ('6/13/24 9:20 AM', '2024-06-13', '1-1007', 'Sale', 20, 0, 11, 'Ivy Oak', 'Closed')]
    rows = [['Date', 'Receipt number', 'Receipt type', 'Gross sales', 'Discounts', 'Net sales', 'Taxes', 'Total collected', 'Cost of goods', 'Gross profit', 'Payment type', 'Description', 'Dining option', 'POS', 'Store', 'Cashier name', 'Customer name', 'Customer contacts', 'Status']]
    for written, when, number, kind, gross, discount, cost, name, status in receipts:
        net = gross - discount
        rows.append([written, number, kind, plain(gross), plain(discount), plain(net), '0.00', plain(net), plain(cost), plain(net - cost), 'Cash', '', '', 'POS 1', 'Shop', 'Owner', name, '', status])
        if status == 'Closed':
            (facts.sale if kind == 'Sale' else facts.refund)(name, day(when), number, net, None, net - cost)
    csv(path, rows)
    return facts.want('revenue profit customers per per_profit')


# Spreadsheets by hand -------------------------------------------------------------------------------------------------


@case('N36', 'merged_month_headers.xlsx', 'two header rows: months merged over Qty and Revenue', 'ask', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    people = {'Ivy Oak': [(2, 40), (1, 20), (0, 0)], 'Max Elm': [(5, 100), (0, 0), (3, 60)], 'Zoe Ash': [(0, 0), (4, 80), (1, 25)]}
    rows = [['Customer', 'January 2024', '', 'February 2024', '', 'March 2024', ''], ['', 'Qty', 'Revenue', 'Qty', 'Revenue', 'Qty', 'Revenue']]
    for name, months in people.items():
        rows.append([name] + [value or '' for pair in months for value in pair])
        for at, (_, amount) in enumerate(months):
            if amount:
                facts.sale(name, day(f'2024-0{at + 1}-01'), str(at), amount)
    xlsx(path, ('2024', rows, {'merged': ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1']}))
    return facts.want('revenue customers per')


@case('N37', 'header_in_row_4.xlsx', 'German list by hand: notes above, header in row 4, Summe below', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    lines = [('13.05.2024', '2024-05-13', 'Bäckerei Eiche', 'R-101', '1234.50'), ('14.05.2024', '2024-05-14', 'Hof Ulme', 'R-102', '80.00'), ('20.05.2024', '2024-05-20', 'Bäckerei Eiche', 'R-103', '65.50'), ('03.06.2024', '2024-06-03', 'Café Esche', 'R-104', '410.00')]
    for _, when, name, number, amount in lines:
        facts.sale(name, day(when), number, amount)
    total = sum(D(line[4]) for line in lines)
    rows = [['Umsatzliste 2. Quartal 2024'], ['Stand: 01.07.2024', '', 'erstellt von', 'Frau Linde'], [], ['Datum', 'Kunde', 'Rechnung', 'Umsatz']]
    rows += [[day(when), name, number, D(amount)] for _, when, name, number, amount in lines] + [[], ['Summe', '', '', total], ['Alle Beträge netto.']]
    xlsx(path, ('Q2', rows))
    return facts.want('revenue customers per last control')


@case('N38', 'two_tables_side_by_side.xlsx', 'orders on the left, a summary per customer on the right', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    lines = [('2024-05-13', 'Ivy Oak', '1', 60), ('2024-05-14', 'Max Elm', '2', 30), ('2024-05-20', 'Ivy Oak', '3', 40), ('2024-06-01', 'Zoe Ash', '4', 70), ('2024-06-13', 'Max Elm', '5', 15)]
    for when, name, number, amount in lines:
        facts.sale(name, day(when), number, amount)
    sums = list(facts.sums(0, 3).items())
    rows = [['Order', 'Date', 'Customer', 'Amount', '', 'Customer', 'Amount', 'Target']]
    for at, (when, name, number, amount) in enumerate(lines):
        right = [sums[at][0], D(sums[at][1]), 500] if at < len(sums) else []
        rows.append([number, day(when), name, amount, ''] + right)
    xlsx(path, ('Orders', rows))
    return facts.want('revenue customers per')


@case('N39', 'months_across_nl.csv', 'Dutch: customers down, months across, Totaal column and row', 'ask', 'community.smartsheet.com/discussion/98688 (months across)')
def _(path):
    facts = Facts()
    people = {'Eik BV': [100, 0, 250], 'Iep NV': [80, 90, 0], 'Es VOF': [0, 30, 45]}
    months = ['jan-24', 'feb-24', 'mrt-24']
    for name, amounts in people.items():
        for at, amount in enumerate(amounts):
            if amount:
                facts.sale(name, day(f'2024-0{at + 1}-01'), str(at), amount)
    rows = [['Klant'] + months + ['Totaal']] + [[name] + [comma(a) if a else '' for a in amounts] + [comma(sum(amounts))] for name, amounts in people.items()]
    rows.append(['Totaal'] + [comma(sum(a[at] for a in people.values())) for at in range(3)] + [comma(sum(map(sum, people.values())))])
    csv(path, rows, sep=';')
    return facts.want('revenue customers per')


@case('N40', 'sheet_per_quarter.xlsx', 'a sheet per quarter with the same header, and a Summary sheet', 'ask', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts, sheets = Facts(), []
    quarters = {'Q1': [('2024-01-13', 'Ivy Oak', '1', 60), ('2024-02-14', 'Max Elm', '2', 30)], 'Q2': [('2024-04-20', 'Ivy Oak', '3', 40), ('2024-05-01', 'Zoe Ash', '4', 70)], 'Q3': [('2024-07-13', 'Max Elm', '5', 15), ('2024-09-01', 'Ben Fir', '6', 90)]}
    for name, lines in quarters.items():
        for when, who, number, amount in lines:
            facts.sale(who, day(when), number, amount)
        sheets.append((name, [['Invoice', 'Date', 'Customer', 'Amount']] + [[number, day(when), who, amount] for when, who, number, amount in lines]))
    sheets.append(('Summary', [['Quarter', 'Amount']] + [[name, sum(line[3] for line in lines)] for name, lines in quarters.items()]))
    xlsx(path, *sheets)
    return facts.want('revenue customers per')


@case('N41', 'hidden_rows_and_sheet.xlsx', 'rows hidden by hand, and a hidden sheet with older orders', 'warn', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    head = ['Order', 'Date', 'Customer', 'Amount']
    now = [['1', day('2024-05-13'), 'Ivy Oak', 60], ['2', day('2024-05-14'), 'Max Elm', 5000], ['3', day('2024-05-20'), 'Ivy Oak', 40], ['4', day('2024-06-01'), 'Zoe Ash', 7000], ['5', day('2024-06-13'), 'Max Elm', 15]]
    old = [['90', day('2023-05-13'), 'Ivy Oak', 300], ['91', day('2023-05-14'), 'Ben Fir', 20]]
    xlsx(path, ('Orders', [head] + now, {'hidden_rows': {3, 5}}), ('Old', [head] + old, {'hidden': True}))
    return {'note': 'say how many rows are hidden (2, with 12000) and that there is a hidden sheet'}


@case('N42', 'thousand_euro_header.xlsx', 'customer list in T€', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    people = [('D1', 'Eiche GmbH', '1240.5', 12), ('D2', 'Ulme AG', '32.1', 3), ('D3', 'Esche KG', '8', 1)]
    for who, _, amount, _ in people:
        facts.sale(who, day('2024-01-01'), who, D(amount) * 1000)
    xlsx(path, ('Kunden', [['Kundennr.', 'Kunde', 'Umsatz 2024 (T€)', 'Aufträge']] + [[who, name, D(amount), orders] for who, name, amount, orders in people]))
    return facts.want('revenue customers per')


@case('N43', 'margin_percent.csv', 'revenue, cost and Margin %: the percentage is no money', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'Ivy Oak', 200, 150), ('2', '2024-05-14', 'Max Elm', 80, 60), ('3', '2024-05-20', 'Ivy Oak', 100, 110), ('4', '2024-06-01', 'Zoe Ash', 50, 20)]
    rows = [['Margin %', 'Order No', 'Order Date', 'Customer', 'Revenue', 'Cost']]
    for number, when, name, revenue, cost in lines:
        rows.append([f'{(D(revenue - cost) / revenue * 100):.1f}%', number, when, name, plain(revenue), plain(cost)])
        facts.sale(name, day(when), number, revenue, None, revenue - cost)
    csv(path, rows)
    return facts.want('revenue profit customers per per_profit')


@case('N44', 'mixed_date_forms.csv', 'dates written in several forms in one column, each clear by itself', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', '2024-05-13', 'Ivy Oak', 60), ('2', '14 May 2024', '2024-05-14', 'Max Elm', 30), ('3', '20.05.2024', '2024-05-20', 'Ivy Oak', 40), ('4', 'June 21, 2024', '2024-06-21', 'Zoe Ash', 70), ('5', '2024/06/23', '2024-06-23', 'Max Elm', 15), ('6', '25-Jun-2024', '2024-06-25', 'Ivy Oak', 10)]
    for number, _, when, name, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['Order', 'Date', 'Customer', 'Amount']] + [[number, written, name, plain(amount)] for number, written, _, name, amount in lines])
    return facts.want('revenue customers per last')


@case('N45', 'serials_as_text.csv', 'Excel serial numbers in a CSV (45425 is 2024-05-13)', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts, epoch = Facts(), day('1899-12-30')
    lines = [('1', '2024-05-13', 'Ivy Oak', 60), ('2', '2024-05-14', 'Max Elm', 30), ('3', '2024-05-20', 'Ivy Oak', 40), ('4', '2024-06-21', 'Zoe Ash', 70), ('5', '2024-06-23', 'Max Elm', 15)]
    for number, when, name, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['Order', 'Order Date', 'Customer', 'Amount']] + [[number, (day(when) - epoch).days, name, plain(amount)] for number, when, name, amount in lines])
    return facts.want('revenue customers per last')


@case('N46', 'sentinel_dates.csv', 'dates 1900-01-01 and 9999-12-31 stand for "none"', 'warn', 'a habit of databases')
def _(path):
    rows = [['Order', 'Order Date', 'Customer', 'Amount'], ['1', '2024-05-13', 'Ivy Oak', '60.00'], ['2', '9999-12-31', 'Max Elm', '30.00'], ['3', '2024-05-20', 'Ivy Oak', '40.00'], ['4', '1900-01-01', 'Zoe Ash', '70.00'], ['5', '2024-06-23', 'Max Elm', '15.00'], ['6', '2024-06-25', 'Zoe Ash', '25.00']]
    csv(path, rows)
    return {'note': 'two days are outside any plausible time: say so; they move no as-of day'}


@case('N47', 'customer_ids_scientific.csv', 'customer ids that a spreadsheet turned into 1.04E+12: several customers share one', 'warn', 'contexturesblog.com/archives/2010/01/25/exponential-problems-in-excel')
def _(path):
    rows = [['Order', 'Order Date', 'Customer ID', 'Amount']] + [[n, when, who, amount] for n, when, who, amount in [('1', '2024-05-13', '1.04E+12', '60.00'), ('2', '2024-05-14', '1.04E+12', '30.00'), ('3', '2024-05-20', '1.05E+12', '40.00'), ('4', '2024-06-01', '1.04E+12', '70.00'), ('5', '2024-06-13', '1.05E+12', '15.00'), ('6', '2024-06-14', '1.07E+12', '25.00')]]
    csv(path, rows)
    return {'note': 'the ids are lost: must be said before anything else'}


@case('N48', 'state_and_account_manager.csv', 'traps: Account Manager, State (US), Order Weight, Discount in percent, Email Consent', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('SO-1', '5/13/2024', '2024-05-13', 'Ivy Oak Inc', 'Pat Seller', 'CA', '12.5', '0%', '600.00'), ('SO-2', '5/14/2024', '2024-05-14', 'Max Elm Inc', 'Kim Closer', 'NY', '3.0', '10%', '90.00'), ('SO-3', '5/20/2024', '2024-05-20', 'Ivy Oak Inc', 'Kim Closer', 'CA', '7.25', '5%', '190.00'), ('SO-4', '6/21/2024', '2024-06-21', 'Zoe Ash Inc', 'Pat Seller', 'OK', '900', '0%', '75.00'), ('SO-5', '6/23/2024', '2024-06-23', 'Max Elm Inc', 'Kim Closer', 'NY', '1.5', '0%', '45.00')]
    rows = [['Account Manager', 'Order Number', 'Order Weight', 'Discount', 'State', 'Email Consent', 'Account Name', 'Order Date', 'Order Value']]
    for number, written, when, name, manager, state, weight, discount, amount in lines:
        rows.append([manager, number, weight, discount, state, 'true', name, written, amount])
        facts.sale(name, day(when), number, amount)
    csv(path, rows)
    return facts.want('revenue customers per purchases last', 'Order Value is what was paid: the discount is in it')


@case('N49', 'test_orders_flag.csv', 'a column "test" with true and false', 'warn', 'a habit of shop and API exports')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'ivy@mail.example', '60.00', 'false'), ('2', '2024-05-14', 'dev@shop.example', '999.00', 'true'), ('3', '2024-05-20', 'max@mail.example', '40.00', 'false'), ('4', '2024-06-01', 'ivy@mail.example', '70.00', 'false'), ('5', '2024-06-13', 'dev@shop.example', '1.00', 'true'), ('6', '2024-06-14', 'max@mail.example', '25.00', 'false')]
    for number, when, who, amount, test in lines:
        if test == 'false':
            facts.sale(who, day(when), number, amount)
    csv(path, [['order_id', 'created_at', 'email', 'total_price', 'test']] + [[n, w, who, a, t] for n, w, who, a, t in lines])
    return facts.want('revenue per', 'test orders are no sales: leave out or mention')


@case('N50', 'polish_headers.csv', 'headers in a language without a word list (Polish): quantity × price = value tells the columns', 'ask', 'the usual columns of Polish invoice lists')
def _(path):
    facts = Facts()
    lines = [('FS 1/2024', '13.05.2024', '2024-05-13', 'Dąb Sp. z o.o.', 'Krzesło', 4, '49.90'), ('FS 2/2024', '14.05.2024', '2024-05-14', 'Wiąz SA', 'Stół', 1, '300.00'), ('FS 3/2024', '20.05.2024', '2024-05-20', 'Dąb Sp. z o.o.', 'Lampa', 2, '89.00'), ('FS 4/2024', '03.06.2024', '2024-06-03', 'Jesion SC', 'Krzesło', 10, '49.90'), ('FS 5/2024', '21.06.2024', '2024-06-21', 'Wiąz SA', 'Lampa', 1, '89.00')]
    rows = [['Nr dokumentu', 'Data wystawienia', 'Kontrahent', 'Towar', 'Ilość', 'Cena', 'Wartość']]
    for number, written, when, name, item, quantity, price in lines:
        rows.append([number, written, name, item, quantity, comma(price), comma(D(price) * quantity)])
        facts.sale(name, day(when), number, D(price) * quantity, item)
    csv(path, rows, sep=';', encoding='cp1250')
    return facts.want('revenue customers')


@case('N51', 'unicode_text_es.csv', 'Excel "Unicode text": UTF-16 with tabs, Spanish', 'value', 'newbe.dev/encoding-issues-for-utf8-csv-file-when-opening-excel-and-textedit')
def _(path):
    facts = Facts()
    lines = [('13/05/2024', '2024-05-13', 'Peña Ibáñez', 'A-1', '1234.50'), ('14/05/2024', '2024-05-14', 'Núñez', 'A-2', '80.00'), ('20/05/2024', '2024-05-20', 'Peña Ibáñez', 'A-3', '65.50'), ('21/06/2024', '2024-06-21', 'Muñoz', 'A-4', '410.00')]
    for _, when, name, number, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['Fecha', 'Cliente', 'Nº pedido', 'Importe']] + [[written, name, number, de(amount)] for written, _, name, number, amount in lines], sep='\t', encoding='utf-16', quotes='none')
    return facts.want('revenue customers per last')


@case('N52', 'mac_roman_fr.csv', 'French CSV from Excel for Mac: Mac Roman, CR line ends', 'ask', 'donatstudios.com/CSV-An-Encoding-Nightmare')
def _(path):
    facts = Facts()
    lines = [('F1', '13/05/2024', '2024-05-13', 'C01', 'Société Chêne', '1234.50'), ('F2', '14/05/2024', '2024-05-14', 'C02', 'Hôtel Érable', '80.00'), ('F3', '20/05/2024', '2024-05-20', 'C01', 'Société Chêne', '65.50'), ('F4', '21/06/2024', '2024-06-21', 'C03', 'Café Frêne', '410.00')]
    for number, _, when, who, _, amount in lines:
        facts.sale(who, day(when), number, amount)
    csv(path, [['Numéro facture', 'Date', 'Code client', 'Société', 'Montant réglé']] + [[number, written, who, name, comma(amount)] for number, written, _, who, name, amount in lines], sep=';', encoding='mac_roman', end='\r')
    return facts.want('revenue customers per') | {'names': {who: name for _, _, _, who, name, _ in lines}, 'note': 'names must be readable, or ask for the encoding'}


@case('N53', 'euc_kr_shop.csv', 'Korean shop list in EUC-KR (CP949), 입금전 is not paid', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('20240513-1', '2024-05-13 10:02', 'kim01', '김민지', '배송완료', 46000), ('20240514-2', '2024-05-14 09:00', 'lee02', '이준호', '입금전', 990000), ('20240520-3', '2024-05-20 09:00', 'lee02', '이준호', '배송완료', 35000), ('20240601-4', '2024-06-01 09:00', 'kim01', '김민지', '취소완료', 120000), ('20240603-5', '2024-06-03 09:00', 'park03', '박서연', '배송중', 8000)]
    rows = [['주문번호', '주문일시', '회원아이디', '주문자명', '주문상태', '결제금액']]
    for number, when, who, name, state, amount in lines:
        rows.append([number, when, who, name, state, en(amount, 0)])
        if state.startswith('배송'):
            facts.sale(who, day(when[:10]), number, amount)
    csv(path, rows, encoding='cp949')
    return facts.want('revenue customers')


@case('N54', 'lone_quotes.txt', 'inch marks: lone quotes in a tab-separated list', 'value', 'a habit of systems that write tabs without quoting')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'Ivy Oak', '5" pipe', '60.00'), ('2', '2024-05-14', 'Max Elm', '"Best" tray', '30.00'), ('3', '2024-05-20', 'Ivy Oak', 'Pan 10" iron', '40.00'), ('4', '2024-06-21', 'Zoe Ash', '"', '70.00'), ('5', '2024-06-23', 'Max Elm', '3/4" elbow', '15.00')]
    for number, when, name, item, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['Order', 'Date', 'Customer', 'Item', 'Amount']] + [list(line) for line in lines], sep='\t', quotes='none')
    return facts.want('revenue customers per last')


@case('N55', 'returns_by_quantity.csv', 'returns as negative quantities; no amount column, a refund row has the price of the sale', 'value', 'archive.ics.uci.edu: Online Retail (negative quantities)')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'C1', 'Kettle', 3, 20), ('2', '2024-05-14', 'C2', 'Tray', 2, 45), ('3', '2024-05-20', 'C1', 'Kettle', -1, 20), ('4', '2024-06-21', 'C3', 'Mug', 6, 8), ('5', '2024-06-23', 'C2', 'Tray', -2, 45), ('6', '2024-06-25', 'C2', 'Mug', 1, 8)]
    for number, when, who, item, quantity, price in lines:
        (facts.sale if quantity > 0 else facts.refund)(who, day(when), number, abs(quantity * price), item)
    csv(path, [['Doc No', 'Doc Date', 'Cust No', 'Item', 'Qty', 'Unit Price']] + [[n, w, who, item, q, plain(p)] for n, w, who, item, q, p in lines])
    return facts.want('revenue customers per products purchases last')


@case('N56', 'debit_credit_statement.csv', 'customer statements: Debit and Credit in two columns, a running balance, receipts', 'ask', 'customer statements of accounting systems')
def _(path):
    facts = Facts()
    lines = [('2024-05-13', 'Ivy Oak', 'Invoice 1', 'INV1', 1000, 0), ('2024-05-20', 'Ivy Oak', 'Receipt', 'RC1', 0, 1000), ('2024-05-14', 'Max Elm', 'Invoice 2', 'INV2', 500, 0), ('2024-05-21', 'Max Elm', 'Credit note 1', 'CN1', 0, 100), ('2024-06-03', 'Zoe Ash', 'Invoice 3', 'INV3', 250, 0), ('2024-06-10', 'Max Elm', 'Receipt', 'RC2', 0, 400)]
    rows, balances = [['Date', 'Customer', 'Particulars', 'Ref', 'Debit', 'Credit', 'Balance']], {}
    for when, name, what, number, debit, credit in lines:
        balances[name] = balances.get(name, 0) + debit - credit
        rows.append([when, name, what, number, plain(debit) if debit else '', plain(credit) if credit else '', plain(balances[name])])
        if number.startswith(('INV', 'CN')):
            (facts.sale if debit else facts.refund)(name, day(when), number, debit or credit)
    csv(path, rows)
    return facts.want('revenue customers per', 'invoices less credit notes; receipts are payments; or ask')


@case('N57', 'sums_without_a_word.csv', 'sums below each customer, without a word for total', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    groups = {'Ivy Oak': [('1', '2024-05-13', 60), ('3', '2024-05-20', 40), ('6', '2024-06-25', 15)], 'Max Elm': [('2', '2024-05-14', 30), ('5', '2024-06-23', 12)], 'Zoe Ash': [('4', '2024-06-21', 70), ('7', '2024-06-26', 5)]}
    rows = [['Customer', 'Order', 'Date', 'Amount']]
    for name, lines in groups.items():
        for number, when, amount in lines:
            rows.append([name, number, when, plain(amount)])
            facts.sale(name, day(when), number, amount)
        rows.append([name, '', '', plain(sum(line[2] for line in lines))])
    csv(path, rows)
    return facts.want('revenue customers per control')


@case('N58', 'page_breaks_uebertrag.csv', 'German list with pages: "Übertrag" at each end and start, header repeated', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts, rows, running = Facts(), [], D(0)
    head = ['Datum', 'Kunde', 'Beleg', 'Betrag']
    pages = [[('13.05.2024', '2024-05-13', 'Eiche GmbH', '1', '1234.50'), ('14.05.2024', '2024-05-14', 'Ulme AG', '2', '80.00'), ('20.05.2024', '2024-05-20', 'Eiche GmbH', '3', '65.50')],
             [('03.06.2024', '2024-06-03', 'Esche KG', '4', '410.00'), ('13.06.2024', '2024-06-13', 'Ulme AG', '5', '99.90'), ('14.06.2024', '2024-06-14', 'Eiche GmbH', '6', '20.00')]]
    for at, page in enumerate(pages):
        rows.append(head)
        if at:
            rows.append(['', 'Übertrag', '', de(running)])
        for written, when, name, number, amount in page:
            rows.append([written, name, number, de(amount)])
            running += D(amount)
            facts.sale(name, day(when), number, amount)
        rows.append(['', 'Übertrag' if at + 1 < len(pages) else 'Gesamtsumme', '', de(running)])
    csv(path, rows, sep=';')
    return facts.want('revenue customers per control')


@case('N59', 'date_and_customer_once.xlsx', 'kept by hand: date and customer only on the first line of each', 'ask', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts, rows = Facts(), [['Date', 'Customer', 'Item', 'Amount']]
    days = [('2024-05-13', 'Ivy Oak', [('Kettle', 20), ('Tray', 45)]), ('', 'Max Elm', [('Mug', 8), ('Spoon', 3), ('Tray', 45)]), ('2024-05-20', 'Ivy Oak', [('Mug', 16)]), ('2024-06-21', 'Zoe Ash', [('Kettle', 20), ('Mug', 8)])]
    last = None
    for when, name, items in days:
        last = when or last
        for at, (item, amount) in enumerate(items):
            rows.append([day(when) if when and at == 0 else '', name if at == 0 else '', item, amount])
            facts.sale(name, day(last), last, amount, item)
    xlsx(path, ('Verkauf', rows))
    return facts.want('revenue customers per products last')


@case('N60', 'japanese_era.csv', 'Japanese era years: R6.5.13 is 2024-05-13, H31.4.26 is 2019-04-26', 'ask', 'helpforest.com/excel/1_cell/ex020005.htm')
def _(path):
    facts = Facts()
    lines = [('1', 'H31.4.26', '2019-04-26', '樫商事', 12000), ('2', 'R1.5.13', '2019-05-13', '楡物産', 8000), ('3', 'R5.12.20', '2023-12-20', '樫商事', 6500), ('4', 'R6.6.21', '2024-06-21', '桜工業', 41000), ('5', 'R6.6.30', '2024-06-30', '楡物産', 990)]
    for number, _, when, name, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['伝票番号', '売上日', '得意先名', '売上金額']] + [[number, written, name, en(amount, 0)] for number, written, _, name, amount in lines], encoding='cp932')
    return facts.want('revenue customers per last')


@case('N61', 'bexio_swiss.csv', "Swiss numbers 1'234.50, German headers", 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts, swiss = Facts(), lambda amount: en(amount).replace(',', "'")
    lines = [('RE-1', '13.05.2024', '2024-05-13', '1001', 'Eiche AG', 'Beratung', 8, '180.00'), ('RE-1', '13.05.2024', '2024-05-13', '1001', 'Eiche AG', 'Spesen', 1, '45.50'), ('RE-2', '14.05.2024', '2024-05-14', '1002', 'Ulme GmbH', 'Beratung', 20, '180.00'), ('RE-3', '21.06.2024', '2024-06-21', '1003', 'Esche', 'Lizenz', 1, '12500.00')]
    rows = [['Dokumentnummer', 'Datum', 'Kontakt-Nr.', 'Kontakt', 'Bezeichnung', 'Menge', 'Einzelpreis', 'Gesamtpreis']]
    for number, written, when, who, name, item, quantity, price in lines:
        rows.append([number, written, who, name, item, quantity, swiss(price), swiss(D(price) * quantity)])
        facts.sale(who, day(when), number, D(price) * quantity, item)
    csv(path, rows, sep=';')
    return facts.want('revenue customers products')


@case('N62', 'due_date_first.csv', 'Due Date stands left of Invoice Date', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('INV1', '2024-05-13', '2024-06-12', 'Ivy Oak Ltd', 600), ('INV2', '2024-05-14', '2024-06-13', 'Max Elm Ltd', 90), ('INV3', '2024-05-20', '2024-06-19', 'Ivy Oak Ltd', 190), ('INV4', '2024-06-21', '2024-07-21', 'Zoe Ash Ltd', 75)]
    for number, when, _, name, amount in lines:
        facts.sale(name, day(when), number, amount)
    csv(path, [['Due Date', 'Days Overdue', 'Customer', 'Invoice No.', 'Invoice Date', 'Invoice Amount', 'Amount Outstanding']]
        + [[due, 18, name, number, when, plain(amount), plain(amount if number == 'INV4' else 0)] for number, when, due, name, amount in lines])
    return facts.want('revenue customers per last')


@case('N63', 'price_and_ext_price.csv', 'Price is the price of one, Ext Price the line: quantity × price = ext price', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'C1', 'Kettle', 3, '20.00'), ('1', '2024-05-13', 'C1', 'Mug', 1, '8.00'), ('2', '2024-05-14', 'C2', 'Tray', 2, '45.00'), ('3', '2024-05-20', 'C1', 'Mug', 12, '7.50'), ('4', '2024-06-21', 'C3', 'Spoon', 24, '1.25')]
    rows = [['Sales Doc', 'Doc Date', 'Cust', 'Item Desc', 'Qty Ordered', 'Qty Shipped', 'Price', 'Ext Price', 'Ext Weight']]
    for number, when, who, item, quantity, price in lines:
        rows.append([number, when, who, item, quantity, quantity, price, plain(D(price) * quantity), plain(quantity * 2)])
        facts.sale(who, day(when), number, D(price) * quantity, item)
    csv(path, rows)
    return facts.want('revenue customers per products')


@case('N64', 'discount_money_no_total.csv', 'quantity × price − discount in money; no line total', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('1', '2024-05-13', 'C1', 'Kettle', 3, '20.00', '5.00'), ('2', '2024-05-14', 'C2', 'Tray', 2, '45.00', '0.00'), ('3', '2024-05-20', 'C1', 'Mug', 12, '7.50', '12.00'), ('4', '2024-06-21', 'C3', 'Spoon', 24, '1.25', '3.50')]
    rows = [['Order', 'Order Date', 'Customer', 'Product', 'Quantity', 'Unit Price', 'Discount Amount']]
    for number, when, who, item, quantity, price, discount in lines:
        rows.append([number, when, who, item, quantity, price, discount])
        facts.sale(who, day(when), number, D(price) * quantity - D(discount), item)
    csv(path, rows)
    return facts.want('revenue customers per')


@case('N65', 'unit_cost_db.csv', 'German: EK is the cost of one piece, DB the margin of the line (revenue − quantity × EK = DB)', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('1', '13.05.2024', '2024-05-13', '10001', 'Stuhl', 4, '49.90', '30.00'), ('2', '14.05.2024', '2024-05-14', '10002', 'Tisch', 2, '300.00', '210.00'), ('3', '20.05.2024', '2024-05-20', '10001', 'Lampe', 3, '89.00', '95.00'), ('4', '21.06.2024', '2024-06-21', '10003', 'Stuhl', 10, '45.00', '30.00')]
    rows = [['Beleg', 'Datum', 'Kunden-Nr', 'Artikel', 'Menge', 'EK', 'VK', 'Umsatz', 'DB']]
    for number, written, when, who, item, quantity, price, cost in lines:
        revenue, profit = D(price) * quantity, (D(price) - D(cost)) * quantity
        rows.append([number, written, who, item, quantity, comma(cost), comma(price), comma(revenue), comma(profit)])
        facts.sale(who, day(when), number, revenue, item, profit)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue profit customers per per_profit')


@case('N66', 'refunds_negative_column.csv', 'a column of refunds with negative numbers beside the total', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    orders = [('771', '2024-05-13', 'ivy@mail.example', 60, 0), ('772', '2024-05-14', 'max@mail.example', 80, 30), ('773', '2024-05-20', 'ivy@mail.example', 40, 0), ('774', '2024-06-21', 'zoe@mail.example', 70, 5), ('775', '2024-06-23', 'max@mail.example', 15, 0)]
    for number, when, who, total, refunded in orders:
        facts.sale(who, day(when), number, total)
        if refunded:
            facts.refund(who, day(when), number, refunded)
    csv(path, [['Order Number', 'Order Status', 'Order Date', 'Email (Billing)', 'Order Total Amount', 'Order Refund Amount']]
        + [[n, 'Completed', w, who, plain(t), plain(-r)] for n, w, who, t, r in orders])
    return facts.want('revenue customers per')


@case('N67', 'pipes_es.txt', 'pipe-separated, Spanish, quotes around texts only', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('P1', '13/05/2024', '2024-05-13', '430001', 'Roble, S.L.', '1234.50'), ('P2', '14/05/2024', '2024-05-14', '430002', 'Olmo "El Viejo"', '80.00'), ('P3', '20/05/2024', '2024-05-20', '430001', 'Roble, S.L.', '-65.50'), ('P4', '21/06/2024', '2024-06-21', '430003', 'Fresno', '410.00')]
    for number, _, when, who, _, amount in lines:
        (facts.sale if D(amount) > 0 else facts.refund)(who, day(when), number, abs(D(amount)))
    csv(path, [['Pedido', 'Fecha', 'Código cliente', 'Nombre', 'Importe neto']] + [[n, w, who, name, comma(a)] for n, w, _, who, name, a in lines], sep='|', quotes='text')
    return facts.want('revenue customers per last')


@case('N68', 'numbers_as_text.xlsx', 'a workbook whose numbers and dates are texts, with blanks around them', 'value', 'a habit of spreadsheets kept by hand; nacnudus.github.io/spreadsheet-munging-strategies')
def _(path):
    facts = Facts()
    lines = [('1', '13-May-2024', '2024-05-13', 'Ivy Oak', '1234.50'), ('2', '14-May-2024', '2024-05-14', 'Max Elm', '80.00'), ('3', '20-May-2024', '2024-05-20', 'Ivy Oak', '65.50'), ('4', '21-Jun-2024', '2024-06-21', 'Zoe Ash', '410.00')]
    for number, _, when, name, amount in lines:
        facts.sale(name, day(when), number, amount)
    xlsx(path, ('Sheet1', [['Order', 'Date', 'Customer', 'Amount (USD)']] + [[n, w, f' {name} ', f' {en(a)}\u00a0'] for n, w, _, name, a in lines]))
    return facts.want('revenue customers per last')


@case('N69', 'total_with_tax_and_coupon.csv', 'shop orders with tax: total = subtotal + shipping + VAT − coupon', 'ask', 'the usual columns of shop order lists; no page was found')
def _(path):
    facts = Facts()
    orders = [('5001', '2024-05-13', 'ivy@mail.example', 'paid', 100, 5, 0), ('5002', '2024-05-14', 'max@mail.example', 'paid', 60, 5, 10), ('5003', '2024-05-20', 'max@mail.example', 'awaiting payment', 900, 5, 0), ('5004', '2024-06-01', 'zoe@mail.example', 'paid', 30, 0, 0), ('5005', '2024-06-13', 'ivy@mail.example', 'paid', 45, 5, 5)]
    rows = [['order_no', 'date_added', 'email', 'order_status', 'sub_total', 'shipping', 'vat_20', 'coupon', 'order_total']]
    for number, when, who, status, goods, shipping, coupon in orders:
        tax = D(goods + shipping - coupon) / 5
        rows.append([number, when, who, status, plain(goods), plain(shipping), plain(tax), plain(coupon), plain(goods + shipping - coupon + tax)])
        if status == 'paid':
            facts.sale(who, day(when), number, goods + shipping - coupon + tax)
    csv(path, rows)
    return facts.want('revenue customers per', 'what was paid, tax and shipping included; or ask whether without tax is meant')


@case('N70', 'currencies_in_a_column.csv', 'orders in EUR and USD, the currency in a column of its own', 'ask', 'docs.stripe.com/reports/balance (currency column)')
def _(path):
    facts = Facts()
    orders = [('1', '2024-05-13', 'ivy@mail.example', '60.00', 'EUR'), ('2', '2024-05-14', 'max@mail.example', '30.00', 'USD'), ('3', '2024-05-20', 'ivy@mail.example', '40.00', 'EUR'), ('4', '2024-06-01', 'zoe@mail.example', '70.00', 'EUR'), ('5', '2024-06-13', 'max@mail.example', '15.00', 'USD'), ('6', '2024-06-14', 'zoe@mail.example', '25.00', 'EUR')]
    for number, when, who, amount, currency in orders:
        if currency == 'EUR':
            facts.sale(who, day(when), number, amount)
    csv(path, [['order', 'created', 'buyer', 'total', 'currency']] + [[n, w, who, a, c] for n, w, who, a, c in orders])
    return {'per': facts.sums(0, 3), 'note': 'never 240: ask which currency, or take EUR and say what is set aside'}


@case('N71', 'order_ids_as_floats.xlsx', 'long order ids that a workbook keeps as numbers: the last digits are lost', 'value', 'contexturesblog.com/archives/2010/01/25/exponential-problems-in-excel')
def _(path):
    facts = Facts()
    orders = [(2.40513000000001e17, '2024-05-13', '小张', 60), (2.40513000000001e17, '2024-05-14', '小李', 30), (2.40513000000001e17, '2024-05-20', '小张', 40), (2.40514000000002e17, '2024-06-01', '小王', 70), (2.40514000000002e17, '2024-06-13', '小张', 15)]
    for at, (_, when, name, amount) in enumerate(orders):
        facts.sale(name, day(when), str(at), amount)
    xlsx(path, ('订单', [['订单编号', '付款时间', '买家昵称', '实付金额']] + [[n, day(w), name, a] for n, w, name, a in orders]))
    return facts.want('revenue customers per purchases last', 'different days are different orders')


@case('N72', 'weidian_gbk.csv', '微店: GBK, 待付款 and 已退款, 订单总价 with freight', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    orders = [('8001', '2024-05-13 10:02:33', '张三', '13800000001', '已完成', 60, 0), ('8002', '2024-05-14 09:00:00', '李四', '13800000002', '已退款', 300, 0), ('8003', '2024-05-20 09:00:00', '李四', '13800000002', '已发货', 90, 8), ('8004', '2024-06-01 09:00:00', '王五', '13800000003', '待付款', 700, 0), ('8005', '2024-06-13 09:00:00', '王五', '13800000003', '已完成', 40, 8)]
    rows = [['订单编号', '下单时间', '收件人', '联系电话', '订单状态', '商品总价', '运费', '订单总价']]
    for number, when, name, phone, state, goods, freight in orders:
        rows.append([number + '\t', when, name, phone + '\t', state, plain(goods), plain(freight), plain(goods + freight)])
        if state in ('已完成', '已发货'):
            facts.sale(phone, day(when[:10]), number, goods + freight)
    csv(path, rows, encoding='gbk')
    return facts.want('revenue customers')


@case('N73', 'xero_credit_notes.csv', 'Xero: sales credit notes with positive quantities and negative line amounts, Awaiting Payment owed', 'value', 'the usual columns of this export; no page was found')
def _(path):
    facts = Facts()
    lines = [('INV-1', 'Sales invoice', '13/05/2024', '2024-05-13', 'Ivy Oak Ltd', 'Kettle', 3, '20.00', 'Paid'), ('INV-1', 'Sales invoice', '13/05/2024', '2024-05-13', 'Ivy Oak Ltd', 'Tray', 1, '45.00', 'Paid'), ('INV-2', 'Sales invoice', '14/05/2024', '2024-05-14', 'Max Elm Ltd', 'Tray', 10, '45.00', 'Awaiting Payment'), ('CN-1', 'Sales credit note', '20/05/2024', '2024-05-20', 'Max Elm Ltd', 'Tray', 2, '45.00', 'Paid'), ('INV-3', 'Sales invoice', '01/06/2024', '2024-06-01', 'Zoe Ash Ltd', 'Kettle', 90, '20.00', 'Draft'), ('INV-4', 'Sales invoice', '03/06/2024', '2024-06-03', 'Zoe Ash Ltd', 'Mug', 6, '8.00', 'Paid')]
    totals = {}
    for number, kind, _, _, _, _, quantity, price, _ in lines:
        totals[number] = totals.get(number, 0) + quantity * D(price) * (-1 if 'credit' in kind else 1)
    rows = [['ContactName', 'InvoiceNumber', 'InvoiceDate', 'DueDate', 'Total', 'Description', 'Quantity', 'UnitAmount', 'LineAmount', 'TaxAmount', 'Currency', 'Type', 'Status']]
    for number, kind, written, when, name, item, quantity, price, status in lines:
        amount = quantity * D(price)
        rows.append([name, number, written, '31/12/2024', plain(totals[number]), item, quantity, price, plain(-amount if 'credit' in kind else amount), '0.00', 'GBP', kind, status])
        if status != 'Draft':
            (facts.refund if 'credit' in kind else facts.sale)(name, day(when), number, amount, item)
    csv(path, rows)
    return facts.want('revenue customers per products')


cases.save()
