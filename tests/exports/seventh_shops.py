"""Exports of shops and marketplaces, the seventh part: files/U01 to U31, added to expected.json.

    python3 tests/exports/seventh_shops.py

The expected numbers come from the facts that are rendered; the note of a case says why its number is right. Seeded: the
same bytes on every run.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from common import CN, DEU, EN, JP, KR, TW, USUAL, cents, csv, deals, later, mail  # noqa: E402
from counted import Facts, drop, only  # noqa: E402
from writing import Cases, D, comma, de, en, plain, xlsx  # noqa: E402

cases = Cases(pathlib.Path(__file__).resolve().parent)
case = cases.case

IN = ['Asha Rao', 'Vikram Nair', 'Meera Joshi', 'Arjun Das', 'Kavya Iyer', 'Rohan Gupta']
VN = ['Nguyễn Thị Lan', 'Trần Văn Hùng', 'Lê Minh Châu', 'Phạm Quốc Bảo', 'Hoàng Mai Anh', 'Vũ Đức Thịnh']
ID = ['Sri Wahyuni', 'Bambang Irawan', 'Fitri Amalia', 'Hendra Wijaya', 'Lina Marlina', 'Yusuf Hidayat']
ZH = [('棉麻连衣裙', 'QZ-01', '129.00'), ('真丝围巾', 'WJ-07', '268.00'), ('帆布包', 'BB-12', '59.90'), ('羊毛袜', 'WZ-33', '19.80'), ('草编帽', 'MZ-40', '45.00')]
JG = [('桜茶', 'SKR-1', '1280'), ('手ぬぐい', 'TNG-2', '950'), ('箸置き', 'HSK-3', '620'), ('茶碗', 'CWN-4', '3400')]
KG = [('양말', 'SK-1', '3900'), ('머그컵', 'MG-2', '12500'), ('담요', 'BK-3', '27800'), ('방석', 'CS-4', '18400')]
PEOPLE_DE = [('Anke', 'Röhl'), ('Bernd', 'Kühn'), ('Doris', 'Kühn'), ('Egon', 'Bär'), ('Anke', 'Weiß'), ('Gerd', 'Strauß')]
PEOPLE_FR = ['Léa Hébert', 'Noël Caron', 'Inès Roche', 'Hugo Lemaître', 'Chloé Besson', 'Rémi Faure']
PEOPLE_BR = ['Ana Prado', 'Caio Lemos', 'Elisa Moraes', 'Heitor Dias', 'Lara Pires', 'Rui Teles']
PL = ['Anna Wójcik', 'Piotr Żak', 'Ewa Łuczak', 'Marek Gąska', 'Zofia Święch', 'Jan Kędra']
TR = ['Ayşe Yıldız', 'Mehmet Öztürk', 'Elif Çelik', 'Burak Şahin', 'Zeynep Güneş', 'Kaan Ünal']


# Asia -----------------------------------------------------------------------------------------------------------------


@case('U01', 'flipkart_orders.csv', 'Flipkart: Order State beside State (of India), CGST and SGST are rates, Invoice Amount = Quantity × (Selling Price Per Item + Shipping Charge per item); RETURNED, CANCELLED, READY_TO_DISPATCH; Buyer name beside Ship to name; three date columns', 'value', 'Flipkart Seller Hub orders report; ' + USUAL)
def _(path):
    facts, head = Facts(), ['Ordered On', 'Shipment ID', 'ORDER ITEM ID', 'Order Id', 'HSN CODE', 'Order State', 'Order Type', 'FSN', 'SKU', 'Product', 'Invoice No.', 'CGST', 'IGST', 'SGST', 'Invoice Date (mm/dd/yy)', 'Invoice Amount', 'Selling Price Per Item', 'Shipping Charge per item', 'Quantity', 'Buyer name', 'Ship to name', 'City', 'State', 'PIN Code', 'Dispatch by date', 'Package Weight (kg)']
    rows = [head]
    for d in deals(801, IN, 16):
        state = {8: 'CANCELLED', 11: 'RETURNED', 14: 'CANCELLED', 16: 'READY_TO_DISPATCH'}.get(d.no, 'DELIVERED')
        other = IN[(IN.index(d.who) + 2) % 6] if d.no % 4 == 0 else d.who
        for at, (name, code, quantity, price, _) in enumerate(d.items):
            price, ship = price * 10, D(40 if d.no % 3 == 0 else 0)
            whole = quantity * (price + ship)
            rows.append([d.on('%b %d, %Y 13:05:41'), f'S{d.no:05}{at}', f"'3321{d.no:04}{at}", f'OD1132{d.no:04}', '9405', state, 'postpaid' if d.no % 2 else 'prepaid', f'FSN{code}', code, name, f'FAB{d.no:04}', '9.0', '0.0', '9.0', d.on('%m/%d/%y'), plain(whole), plain(price), plain(ship), quantity, d.who, other, 'Pune', 'Maharashtra', '411001', later(d.day, 2).strftime('%b %d, %Y 14:00:00'), '0.5'])
            if state not in ('CANCELLED', 'RETURNED'):
                facts.sale(d.who, d.day, d.no, whole, code)
    csv(path, rows)
    return facts.want('revenue customers per products', 'Invoice Amount of what was delivered or is on its way; a returned order nets to nothing; postpaid (cash on delivery) counts; a product is known by its SKU, not by its name')


@case('U02', 'kuaishou_orders.csv', '快手小店: 单价 × 成交数量 + 快递费 − 店铺优惠 = 实付款; 售后状态 退款成功 and 退款关闭 (the claim was dropped), 订单状态 交易关闭 and 待付款; tabs behind long ids', 'value', '快手小店订单导出; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['订单编号', '订单创建时间', '订单支付时间', '订单状态', '实付款', '快递费', '店铺优惠', '商品名称', '商品ID', 'SKU编码', '单价', '成交数量', '售后状态', '买家昵称', '收货人姓名', '收货人电话', '收货地址']]
    for d in deals(802, [f'ks_{n}' for n in ('风铃', '小满', '阿杰', '北北', '果果', '石头')], 22, goods=ZH, most=1):
        name, code, quantity, price, amount = d.items[0]
        state, after = {9: ('交易关闭', ''), 13: ('交易成功', '退款成功'), 15: ('交易成功', '退款关闭'), 17: ('待付款', '')}.get(d.no, ('交易成功', ''))
        ship, aid = D(6 if d.no % 4 == 0 else 0), cents(amount * D('0.08')) if d.no % 3 == 0 else D(0)
        rows.append([f'24{d.no:010}\t', d.on('%Y-%m-%d 20:11:09'), '' if state != '交易成功' else d.on('%Y-%m-%d 20:12:30'), state, plain(amount + ship - aid), plain(ship), plain(aid), name, f'1900{d.no % 5}', code, plain(price), quantity, after, d.who, CN[d.no % 6], '138****0000', '浙江省杭州市***'])
        if state == '交易成功' and after != '退款成功':
            facts.sale(d.who, d.day, d.no, amount + ship - aid)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', '实付款 of what was paid and not refunded; a claim that was closed leaves the sale')


@case('U03', 'weimob_orders.csv', '微盟: order fields on the first line of an order only, 退款金额 too; 商品金额 + 运费 − 优惠金额 = 订单实付金额; 维权状态 退款完成 with everything back beside 交易关闭, 部分退款, 待付款; GBK', 'value', '微盟商城订单导出; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['订单编号', '下单时间', '付款时间', '订单状态', '维权状态', '客户编号', '客户昵称', '收货人', '运费', '优惠金额', '订单实付金额', '退款金额', '商品名称', '商品编码', '单价', '数量', '商品金额', '买家备注']]
    for d in deals(803, range(6), 16, goods=ZH):
        state, claim = {8: ('交易关闭', '退款完成'), 11: ('交易完成', '部分退款'), 13: ('待付款', ''), 15: ('交易关闭', '')}.get(d.no, ('交易完成', ''))
        paid = state == '交易完成' or bool(claim)
        off = D(10 if d.no % 3 == 0 else 0)
        whole = d.sum() + 8 - off
        back = whole if claim == '退款完成' else D('15.50') if claim else D(0)
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            first = [f'WM2024{d.no:06}', d.on('%Y-%m-%d 09:30:12'), d.on('%Y-%m-%d 09:31:00') if paid else '', state, claim, f'WID{77100 + d.who}', CN[d.who], CN[d.who], '8.00', plain(off), plain(whole), plain(back)]
            rows.append((first if at == 0 else [''] * 12) + [name, code, plain(price), quantity, plain(amount), '尽快发货' if d.no == 5 and at == 0 else ''])
        if paid and claim != '退款完成':
            facts.sale(f'WID{77100 + d.who}', d.day, d.no, whole, rows=len(d.items))
            if back:
                facts.refund(f'WID{77100 + d.who}', d.day, d.no, back, rows=0)
    csv(path, rows, encoding='gbk')
    return drop(facts.want('revenue customers per', '订单实付金额 once per order that was paid, less 退款金额; an order never paid and one given back in full are nothing, never a minus'), 'orders')


@case('U04', 'pdd_merchant_received.csv', '拼多多: 商品总价 − 店铺优惠 = 商家实收金额, − 平台优惠 = 用户实付金额; the header names units "(元)"; 售后状态 "售后处理中" (not decided), "退款成功", "无售后或售后取消"; 已取消', 'ask', '拼多多商家后台订单导出; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['商品', '订单号', '订单状态', '商品总价(元)', '邮费(元)', '店铺优惠折扣(元)', '平台优惠折扣(元)', '用户实付金额(元)', '商家实收金额(元)', '商品数量(件)', '收货人', '买家ID', '订单成交时间', '售后状态', '快递单号']]
    for d in deals(804, [f'pd{88120 + n}' for n in range(6)], 24, goods=ZH, most=1):
        name, code, quantity, price, amount = d.items[0]
        state, after = {9: ('已取消', '无售后或售后取消'), 14: ('已发货，退款成功', '退款成功'), 19: ('已收货', '售后处理中')}.get(d.no, ('已收货', '无售后或售后取消'))
        shop, platform = D(5 if d.no % 3 == 0 else 0), cents(amount * D('0.06')) if d.no % 2 else D(0)
        rows.append([name, f'240513-{d.no:015}\t', state, plain(amount), '0.00', plain(shop), plain(platform), plain(amount - shop - platform), plain(amount - shop), quantity, CN[d.no % 6][0] + '**', d.who, d.on('%Y-%m-%d 21:40:00'), after, f'YT{d.no:09}\t'])
        if state == '已收货':
            facts.sale(d.who, d.day, d.no, amount - shop)
    csv(path, rows, bom=True)
    return facts.want('revenue customers per', '商家实收金额: what the platform gives off it pays to the seller; a claim that is not decided leaves the sale; or ask')


@case('U05', 'ruten_orders_big5.csv', '露天市集: Big5, 結帳總金額 repeated on each good = 小計 + 運費; 已取消 and 未付款; "貨到付款" is a way to pay; 買家帳號 beside 收件人', 'value', '露天拍賣 訂單匯出; ' + USUAL)
def _(path):
    facts, people = Facts(), ['amy_wang', 'tsai1985', 'lulu.li', 'kobe24tw', 'mei_mei99', 'sunnychen']
    goods = [('手工皂', 'SO-1', '180'), ('香氛蠟燭', 'CD-2', '420'), ('帆布袋', 'BG-3', '350'), ('馬克杯', 'MG-4', '290')]
    rows = [['訂單編號', '結帳時間', '買家帳號', '收件人', '商品名稱', '商品貨號', '單價', '數量', '小計', '運費', '結帳總金額', '付款方式', '訂單狀態']]
    for d in deals(805, people, 15, goods=goods):
        state = {8: '已取消', 11: '未付款', 14: '已取消'}.get(d.no, '已完成')
        for name, code, quantity, price, amount in d.items:
            rows.append([f'2405{d.no:08}', d.on('%Y/%m/%d %H:%M'), d.who, TW[(people.index(d.who) + d.no // 7) % 6], name, code, price, quantity, amount, 60, d.sum() + 60, ['貨到付款', 'ATM轉帳', '信用卡'][d.no % 3], state])
        if state == '已完成':
            facts.sale(d.who, d.day, d.no, d.sum() + 60, rows=len(d.items))
    csv(path, rows, encoding='big5')
    return facts.want('revenue customers per last', '結帳總金額 once per order; what was cancelled or never paid is no sale')


@case('U06', 'qoo10_jp_orders.csv', 'Qoo10 Japan: 販売価格 × 数量 − 割引額 = 注文金額の合計; 供給原価の合計 is what Qoo10 pays out (no cost); one カート番号 holds several 注文番号; 受取人名 far left of 購入者名; seven dates', 'value', 'Qoo10 J・QSM 配送リスト; ' + USUAL)
def _(path):
    facts, head = Facts(), ['配送状態', '注文番号', 'カート番号', '配送会社', '送り状番号', '発送日', '注文日', '入金日', 'お届け希望日', '発送予定日', '配送完了日', '配送方法', '商品番号', '商品名', '数量', 'オプション情報', '受取人名', '受取人電話番号', '住所', '郵便番号', '国家', '送料の決済', '通貨', '販売価格', '割引額', '注文金額の合計', '供給原価の合計', '購入者名', '購入者電話番号']
    rows, people, no = [head], [''.join(n) for n in JP], 0
    for d in deals(806, people, 15, goods=JG):
        state = {9: '取消完了', 13: '取消完了'}.get(d.no, '配送完了')
        other = people[(people.index(d.who) + 1) % 6] if d.no % 5 == 0 else d.who
        for name, code, quantity, price, amount in d.items:
            no += 1
            off, number = D(200 if no % 4 == 0 else 0), str(70010 + [g[0] for g in JG].index(name))
            done = state == '配送完了'
            rows.append([state, 880100 + no, 550200 + d.no, 'ヤマト運輸', f'4400{no:05}' if done else '', later(d.day, 1).strftime('%Y/%m/%d') if done else '', d.on('%Y/%m/%d 10:12:00'), d.on('%Y/%m/%d 10:13:00'), '', later(d.day, 3).strftime('%Y/%m/%d'), later(d.day, 4).strftime('%Y/%m/%d') if done else '', '宅配便', number, name, quantity, '', other, '090-0000-0000', '東京都', '100-0001', 'JP', '無料', 'JPY', price, off, amount - off, (amount - off) * 9 // 10, d.who, '090-0000-0000'])
            if done:
                facts.sale(d.who, d.day, d.no, amount - off, number)
    csv(path, rows, quotes='all', bom=True)
    return drop(facts.want('revenue customers per products', '注文金額の合計 of what was not cancelled; 供給原価 is a payout, no cost; a product is known by its 商品番号, not by its name'), 'orders')


@case('U07', 'makeshop_orders_sjis.csv', 'MakeShop: Shift-JIS, 合計金額 repeated on each line = 小計 + 送料 + 手数料 − 使用ポイント − クーポン割引; a column キャンセル with 済 or nothing; 代金引換 (cash on delivery) is a way to pay', 'value', 'MakeShop 注文データ; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['注文番号', '注文日', '注文者名', '注文者メールアドレス', '商品コード', '商品名', '単価', '数量', '小計', '送料', '手数料', '使用ポイント', 'クーポン割引', '合計金額', '決済方法', 'キャンセル', '備考']]
    for d in deals(807, range(6), 16, goods=JG):
        ship, fee, points, coupon = 600, 330 if d.no % 3 == 0 else 0, 100 if d.no % 4 == 0 else 0, 500 if d.no in (5, 10) else 0
        gone = d.no in (9, 14)
        whole, name_ = int(d.sum()) + ship + fee - points - coupon, ' '.join(JP[d.who])
        for name, code, quantity, price, amount in d.items:
            rows.append([f'M{240500 + d.no}', d.on('%Y年%m月%d日'), name_, f'ms{d.who}@inbox.example', code, name, price, quantity, amount, ship, fee, points, coupon, en(whole, 0), '代金引換' if fee else 'クレジットカード', '済' if gone else '', ''])
        if not gone:
            facts.sale(f'ms{d.who}@inbox.example', d.day, d.no, whole, rows=len(d.items))
    csv(path, rows, encoding='cp932')
    return facts.want('revenue customers per last', '合計金額 once per order that was not cancelled')


@case('U08', 'esm_gmarket_auction.csv', 'G마켓/옥션 (ESM): CP949, 판매아이디 is the shop’s own and always the same; 판매단가 × 수량 = 판매금액; 교환완료 is still a sale, 취소완료 and 반품완료 are none; 정산예정금액 beside', 'value', 'ESM PLUS 주문관리 엑셀; ' + USUAL)
def _(path):
    facts, rows, no = Facts(), [['판매아이디', '주문번호', '장바구니번호', '진행상태', '결제일', '구매결정일', '상품번호', '상품명', '수량', '판매단가', '판매금액', '배송비', '서비스이용료', '정산예정금액', '구매자ID', '구매자명', '수령인명', '수령인 휴대폰', '우편번호']], 0
    for d in deals(808, range(6), 15, goods=KG):
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            no += 1
            state = {8: '취소완료', 12: '반품완료'}.get(d.no, '교환완료' if d.no == 10 and at == 0 else '구매결정완료')
            rows.append(['quillshop', f'34{no:08}', f'51{d.no:07}', state, d.on('%Y-%m-%d 22:15:03'), later(d.day, 7).isoformat(), code, name, quantity, price, en(amount, 0), 0, int(amount) * 12 // 100, int(amount) - int(amount) * 12 // 100, f'buyer{d.who}{d.who}7', KR[d.who], KR[(d.who + d.no) % 6] if d.no % 5 == 0 else KR[d.who], '010-0000-0000', '04524'])
            if state in ('교환완료', '구매결정완료'):
                facts.sale(f'buyer{d.who}{d.who}7', d.day, d.no, amount, code)
    csv(path, rows, encoding='cp949')
    return drop(facts.want('revenue customers per products', '판매금액 without what was cancelled or returned; an exchange gives no money back; a product is known by its 상품번호, not by its name'), 'orders')


@case('U09', 'kakao_talkstore.xlsx', '카카오 톡스토어: (상품금액 + 옵션금액) × 수량 − 판매자할인금액 = 정산기준금액, − 수수료 = 정산예정금액; 취소완료 and 반품완료; 주문자명 beside 수령인명', 'value', '카카오쇼핑 판매자센터 주문내역; ' + USUAL)
def _(path):
    facts, rows, no = Facts(), [['결제번호', '주문번호', '주문상태', '주문일', '결제일', '상품명', '옵션', '수량', '상품금액', '옵션금액', '판매자할인금액', '정산기준금액', '기본수수료', '정산예정금액', '주문자명', '주문자연락처', '수령인명', '수령인연락처', '배송비유형']], 0
    for d in deals(809, range(6), 15, goods=KG):
        state = {8: '취소완료', 11: '반품완료', 14: '취소완료'}.get(d.no, ['구매확정', '배송완료'][d.no % 2])
        for name, code, quantity, price, _ in d.items:
            no += 1
            extra, off = (1000 if no % 3 == 0 else 0), (500 if no % 4 == 0 else 0)
            base = (int(price) + extra) * quantity - off
            rows.append([f'P{24051000 + d.no}', f'{330000 + no}', state, d.on('%Y-%m-%d 11:20:00'), d.on('%Y-%m-%d 11:21:00'), name, '대형' if extra else '기본', quantity, int(price), extra, off, base, base * 35 // 1000, base - base * 35 // 1000, KR[d.who], f'010-1000-200{d.who}', KR[(d.who + 1) % 6] if d.no % 4 == 0 else KR[d.who], '010-0000-0000', '무료'])
            if state in ('구매확정', '배송완료'):
                facts.sale(KR[d.who], d.day, d.no, base, name)
    xlsx(path, ('주문내역', rows))
    return drop(facts.want('revenue customers products', '정산기준금액 (before the commission) of what was not cancelled or returned'), 'orders')


@case('U10', 'blibli_pesanan_id.csv', 'Blibli (Indonesia): states as letters D, X, PU and R without a legend; Harga Produk × Total Barang = Total Harga; semicolons, rupiah with points; Nama Pemesan beside Nama Penerima', 'ask', 'Blibli Seller Center orders; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['No. Order', 'No. Order Item', 'Tanggal Order', 'Nama Pemesan', 'Nama Penerima', 'Kode SKU Blibli', 'Nama Produk', 'Total Barang', 'Harga Produk', 'Total Harga', 'Status', 'Kurir']]
    for d in deals(810, ID, 16):
        state = {8: 'X', 11: 'R', 14: 'X', 16: 'PU'}.get(d.no, 'D')
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            rows.append([f'1204{d.no:05}', f'1204{d.no:05}{at}', d.on('%d/%m/%Y 09:15'), d.who, ID[(ID.index(d.who) + 1) % 6], f'QLL-{code}', name, quantity, de(price * 1000, 0), de(amount * 1000, 0), state, 'JNE'])
            if state in ('D', 'PU'):
                facts.sale(d.who, d.day, d.no, amount * 1000)
    csv(path, rows, sep=';')
    return facts.want('revenue customers per', 'D delivered and PU picked up count, X cancelled and R returned do not; or ask what the letters mean')


@case('U11', 'sapo_don_hang_vi.xlsx', 'Sapo (Vietnamese, no word list): order fields on the first line only; Tổng tiền hàng + Phí giao hàng − Chiết khấu = Khách phải trả; Đã hủy; Đã nhận trả hàng; dong as texts "1.250.000"', 'ask', 'Sapo đơn hàng; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Mã đơn hàng', 'Ngày đặt hàng', 'Trạng thái', 'Mã khách hàng', 'Tên khách hàng', 'Nhân viên phụ trách', 'Mã SKU', 'Tên sản phẩm', 'Số lượng', 'Đơn giá', 'Thành tiền', 'Tổng tiền hàng', 'Phí giao hàng', 'Chiết khấu', 'Khách phải trả']]
    for d in deals(811, range(6), 14):
        state = {8: 'Đã hủy', 11: 'Đã nhận trả hàng', 13: 'Đã hủy'}.get(d.no, 'Hoàn thành')
        off, goods = D(20000 if d.no % 3 == 0 else 0), d.sum() * 1000
        for at, (name, code, quantity, price, amount) in enumerate(d.items):
            tail = [de(goods, 0), de(30000, 0), de(off, 0), de(goods + 30000 - off, 0)] if at == 0 else [''] * 4
            rows.append([*([f'SON{d.no:05}', d.on('%d/%m/%Y 10:30'), state, f'CUZN{d.who + 11:05}', VN[d.who], 'Thu Hà'] if at == 0 else [''] * 6), code, name, quantity, de(price * 1000, 0), de(amount * 1000, 0), *tail])
        if state == 'Hoàn thành':
            facts.sale(f'CUZN{d.who + 11:05}', d.day, d.no, goods + 30000 - off, rows=len(d.items))
    xlsx(path, ('Đơn hàng', rows))
    return facts.want('revenue customers', 'Khách phải trả of the completed orders; or ask')


@case('U12', 'aliexpress_orders.xlsx', 'AliExpress seller: Product Total Amount + Shipping Cost − Store Direct Discount = Order Amount, texts "USD 45.60"; Canceled, "Awaiting buyer payment"; Owner is the employee; Consignee beside Buyer Name; goods and pieces in one cell with line breaks', 'value', 'AliExpress order export; ' + USUAL)
def _(path):
    facts, people = Facts(), ['Clara Boyd', 'Jan Nowak', 'Ana Prado', 'Ivo Kolar', 'Lea Roth', 'Tom Byrne']
    rows = [['Order No.', 'Order Status', 'Owner', 'Buyer Name', 'Order Date', 'Payment Time', 'Payment Method', 'Product Total Amount', 'Shipping Cost', 'Order Amount', 'Store Direct Discount', 'Product Information', 'Order Note', 'Consignee Name', 'Country', 'Suggested Shipping Company']]
    for d in deals(812, people, 22):
        state = {9: 'Canceled', 14: 'Awaiting buyer payment', 18: 'Canceled'}.get(d.no, ['Order completed', 'Awaiting buyer receipt'][d.no % 5 == 0])
        ship, off = D('3.20') if d.no % 2 else D(0), D('2.50') if d.no % 3 == 0 else D(0)
        paid = state.startswith('Order') or state.endswith('receipt')
        goods = '\n'.join(f'[{at + 1}] {name} (SKU {code}) ({quantity} piece(s))' for at, (name, code, quantity, _, _) in enumerate(d.items))
        rows.append([f'30012345{d.no:08}', state, 'cn15Quill', d.who, d.on('%Y-%m-%d 04:11'), d.on('%Y-%m-%d 04:15') if paid else '', 'MasterCard' if paid else '', f'USD {plain(d.sum())}', f'USD {plain(ship)}', f'USD {plain(d.sum() + ship - off)}', f'USD {plain(off)}', goods, '', people[(people.index(d.who) + 3) % 6] if d.no % 6 == 0 else d.who, 'Poland', 'AliExpress Standard'])
        if paid:
            facts.sale(d.who, d.day, d.no, d.sum() + ship - off)
    xlsx(path, ('Order', rows))
    return facts.want('revenue customers per last', 'Order Amount of what was paid; never paid and canceled orders are no sale')


# Europe and the Americas ----------------------------------------------------------------------------------------------


@case('U13', 'otto_market_positionen_de.csv', 'Otto Market: a row per piece, Positionspreis, Positionsstatus SENT, RETURNED, CANCELLED_BY_PARTNER and PROCESSABLE; Mehrwertsteuer is a rate; first and last name of the bill beside those of the delivery; two people share a last name, two a first name', 'value', 'OTTO Market Partner Connect Auftragsexport; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Bestellnummer', 'Bestelldatum', 'Positions-ID', 'Positionsstatus', 'Versanddatum', 'SKU', 'Artikelname', 'Positionspreis', 'Währung', 'Mehrwertsteuer', 'Lieferadresse Vorname', 'Lieferadresse Nachname', 'Rechnungsadresse Vorname', 'Rechnungsadresse Nachname', 'Rechnungsadresse PLZ', 'Rechnungsadresse Ort']]
    for d in deals(813, range(6), 15):
        n = 0
        for name, code, quantity, price, _ in d.items:
            for _ in range(min(quantity, 2)):
                n += 1
                state = {8: 'CANCELLED_BY_PARTNER', 15: 'PROCESSABLE'}.get(d.no, 'RETURNED' if d.no in (10, 13) and n == 1 else 'SENT')
                to = PEOPLE_DE[(d.who + 1) % 6] if d.no % 5 == 0 else PEOPLE_DE[d.who]
                rows.append([f'bx{d.no:05}', d.on('%d.%m.%Y 08:14:20'), f'{d.no:04}-{n}', state, later(d.day, 1).strftime('%d.%m.%Y') if state in ('SENT', 'RETURNED') else '', code, name, comma(price), 'EUR', '19%', *to, *PEOPLE_DE[d.who], '04109', 'Leipzig'])
                if state in ('SENT', 'PROCESSABLE'):
                    facts.sale(d.who, d.day, d.no, price, code)
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers products', 'Positionspreis of what was sent or will be; the buyer is first and last name of the bill; a product is known by its SKU, not by its name'), 'orders')


@case('U14', 'zalando_order_items.csv', 'Zalando partner: a row per piece and event, price and discounts; no buyer in it at all, only a shipping country and a sales channel', 'ask', 'Zalando zDirect order item report; ' + USUAL)
def _(path):
    rows = [['order_number', 'order_date', 'order_line_id', 'article_number', 'ean', 'partner_article', 'event', 'event_date', 'sales_channel', 'shipping_country', 'price', 'currency', 'return_reason']]
    for d in deals(814, ['DE', 'AT', 'NL', 'PL'], 20):
        for at, (name, code, _, price, _) in enumerate(d.items):
            event = 'returned' if (d.no + at) % 5 == 0 else 'shipped'
            rows.append([f'1010{d.no:09}', d.iso(), f'{d.no:05}-{at}', f'QX421C{at:03}', f'40001{d.no:04}{at:04}', code, event, later(d.day, 2).isoformat(), 'zalando-' + d.who.lower(), d.who, plain(price), 'EUR', 'too small' if event == 'returned' else ''])
    csv(path, rows, sep=';')
    return only('nobody in the file is a customer: neither a country nor a sales channel nor an order is one; ask, or say that there is no customer')


@case('U15', 'kaufland_order_units.csv', 'Kaufland.de: price and shipping_rate in cents (4990 is 49.90), revenue_gross is what is left after the commission, revenue_net without tax; received, sent, cancelled, returned; id_buyer; two ISO times', 'ask', 'Kaufland Global Marketplace order units (amounts in cents as in its seller API); ' + USUAL)
def _(path):
    facts, rows, n = Facts(), [['id_order_unit', 'id_order', 'ts_created_iso', 'ts_updated_iso', 'status', 'storefront', 'id_buyer', 'id_offer', 'product_title', 'price', 'shipping_rate', 'currency', 'revenue_gross', 'revenue_net', 'vat', 'cancel_reason']], 0
    for d in deals(815, range(6), 18):
        for name, code, _, price, _ in d.items:
            n += 1
            state = {9: 'cancelled', 14: 'returned'}.get(d.no, 'sent' if d.no == 18 else 'received')
            whole = int((price + D('4.90')) * 100)
            left = whole * 87 // 100
            rows.append([314567000 + n, f'MQ{d.no:05}', d.on('%Y-%m-%dT10:20:31Z'), later(d.day, 3).strftime('%Y-%m-%dT06:00:00Z'), state, 'de', 8800 + d.who, code, name, int(price * 100), 490, 'EUR', left, left * 100 // 119, '19.00', 'Not in stock' if state == 'cancelled' else ''])
            if state in ('sent', 'received'):
                facts.sale(str(8800 + d.who), d.day, d.no, price + D('4.90'))
    csv(path, rows, sep=';')
    return drop(facts.want('revenue customers per', '(price + shipping_rate) ÷ 100 of what was neither cancelled nor returned; revenue_gross is after the commission; or ask (unit, amount)'), 'orders')


@case('U16', 'cdiscount_commandes_fr.csv', 'Cdiscount: "Montant total initial" beside "Montant total validé" (less what the seller refused), Commission beside; statuses Expédiée, Refusée par le vendeur, Annulée par le client; Windows-1252', 'ask', 'Cdiscount espace vendeur, export des commandes; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Référence commande', 'Date de création', 'Date de modification', 'Statut', 'Nom du client', 'E-mail client', 'Nb articles', 'Montant total initial', 'Montant total validé', 'Frais de port inclus', 'Commission', 'Mode de livraison']]
    for d in deals(816, PEOPLE_FR, 22, low=15, high=260):
        state = {9: 'Refusée par le vendeur', 15: 'Annulée par le client'}.get(d.no, 'Expédiée')
        valid = D(0) if d.no == 9 else cents(d.amount * D('0.6')) if d.no in (7, 12, 18) else d.amount
        rows.append([f'CD{d.no:08}', d.on('%d/%m/%Y 14:05'), later(d.day, 1).strftime('%d/%m/%Y 09:00'), state, d.who, mail(d.who), 1 + d.no % 3, comma(d.amount), comma(valid), '4,99', comma(cents(valid * D('0.15'))), 'Colissimo'])
        if state == 'Expédiée':
            facts.sale(mail(d.who), d.day, d.no, valid)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'Montant total validé of what was sent: what was refused is not billed; or ask initial or validé')


@case('U17', 'allegro_orders_pl.csv', 'Allegro: two header rows, one for the rows "order" and one for the rows "lineItem"; line items plus DeliveryAmount = TotalToPayAmount; SellerStatus CANCELLED; SellerLogin always the same, BuyerLogin', 'ask', 'Allegro sales export with order and lineItem rows; ' + USUAL)
def _(path):
    facts, people = Facts(), ['anna_w81', 'piotrzak', 'ewka-l', 'gaska.marek', 'zosia_s', 'jkedra']
    rows = [['Type', 'OrderId', 'SellerId', 'SellerLogin', 'OrderDate', 'SellerStatus', 'BuyerId', 'BuyerLogin', 'BuyerName', 'DeliveryMethod', 'DeliveryAmount', 'TotalToPayAmount', 'Currency'], ['Type', 'OrderId', 'LineItemId', 'OfferId', 'Name', 'ExternalId', 'Quantity', 'UnitPriceAmount', 'Currency', '', '', '', '']]
    for d in deals(817, range(6), 16):
        state = {8: 'CANCELLED', 13: 'CANCELLED'}.get(d.no, 'SENT')
        ship = D('12.99') if d.no % 2 else D(0)
        rows.append(['order', f'6f0c{d.no:04}-11ef', '4410022', 'quill_sklep', d.on('%Y-%m-%dT10:44:03Z'), state, 7700100 + d.who, people[d.who], PL[d.who], 'Allegro Paczkomaty InPost', plain(ship), plain(d.sum() + ship), 'PLN'])
        for at, (name, code, quantity, price, _) in enumerate(d.items):
            rows.append(['lineItem', f'6f0c{d.no:04}-11ef', f'{d.no:03}{at}', 1350000 + at, name, code, quantity, plain(price), 'PLN', '', '', '', ''])
        if state == 'SENT':
            facts.sale(d.who, d.day, d.no, d.sum() + ship)
    csv(path, rows, quotes='all')
    return drop(facts.want('revenue customers', 'TotalToPayAmount of the order rows that were not cancelled (= the line items and the delivery); or ask: two headers for two kinds of rows stand above one table'), 'rows')


@case('U18', 'hepsiburada_siparisler_tr.xlsx', 'Hepsiburada (Turkish, no word list): Adet × Birim Fiyat = Faturalandırılacak Satış Fiyatı, Komisyon Tutarı beside; Teslim Edildi, İptal Edildi, İade Edildi; Alıcı beside Müşteri Adı', 'ask', 'Hepsiburada merchant panel; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Sipariş Numarası', 'Paket Numarası', 'Sipariş Tarihi', 'Müşteri Adı', 'Alıcı', 'Ürün Adı', 'Satıcı Stok Kodu', 'Adet', 'Birim Fiyat', 'Faturalandırılacak Satış Fiyatı', 'Komisyon Tutarı', 'Paket Durumu', 'Kargo Firması']]
    for d in deals(818, TR, 16):
        state = {8: 'İptal Edildi', 12: 'İade Edildi', 15: 'İptal Edildi'}.get(d.no, 'Teslim Edildi')
        for name, code, quantity, price, amount in d.items:
            rows.append([f'4{d.no:09}', f'P{d.no:06}', d.on('%d.%m.%Y 16:20'), d.who, TR[(TR.index(d.who) + 1) % 6] if d.no % 4 == 0 else d.who, name, code, quantity, float(price * 10), float(amount * 10), float(cents(amount * D('1.5'))), state, 'hepsiJET'])
            if state == 'Teslim Edildi':
                facts.sale(d.who, d.day, d.no, amount * 10)
    xlsx(path, ('Siparişler', rows))
    return facts.want('revenue customers per', 'Faturalandırılacak Satış Fiyatı of what was delivered; or ask')


@case('U19', 'plenty_auftraege_de.csv', 'plentymarkets: Typ Auftrag, Retoure and Gutschrift, all positive; a return has both a Retoure (goods) and a Gutschrift (money) with the same amount, each naming its Ursprungsauftrag; Gesamtbetrag = Warenwert + Versandkosten', 'ask', 'plentymarkets Auftragsexport; ' + USUAL)
def _(path):
    facts, rows, no = Facts(), [['Auftrags-ID', 'Typ', 'Ursprungsauftrag', 'Auftragsdatum', 'Kontakt-ID', 'Kundenname', 'Status', 'Warenwert', 'Versandkosten', 'Gesamtbetrag', 'Herkunft']], 5100
    for d in deals(819, range(6), 18):
        no += 1
        mine, goods = no, d.sum()
        rows.append([no, 'Auftrag', '', d.on('%d.%m.%Y'), 3300 + d.who, DEU[d.who], '[7] Warenausgang gebucht', de(goods), '5,90', de(goods + D('5.90')), ['Webshop', 'Amazon', 'eBay'][d.no % 3]])
        facts.sale(str(3300 + d.who), d.day, d.no, goods + D('5.90'))
        if d.no in (7, 11, 15):
            back = d.items[0][4]
            for kind, state, days in (('Retoure', '[9] Retoure', 6), ('Gutschrift', '[11] Gutschrift', 8)):
                no += 1
                rows.append([no, kind, mine, later(d.day, days).strftime('%d.%m.%Y'), 3300 + d.who, DEU[d.who], state, de(back), '0,00', de(back), rows[mine - 5100][10]])
            facts.refund(str(3300 + d.who), later(d.day, 8), f'g{d.no}', back)
    csv(path, rows, sep=';', bom=True)
    return drop(facts.want('revenue customers per', 'orders less the credit notes: the return of the goods is the same thing once more; or ask'), 'orders')


@case('U20', 'oxid_oxorder_dump.csv', 'OXID eShop: a dump of the table oxorder; OXSTORNO 0 and 1, OXTRANSSTATUS OK and NOT_FINISHED (order number 0), OXPAID 0000-00-00 where an invoice was sent along; OXTOTALBRUTSUM + OXDELCOST − OXVOUCHERDISCOUNT = OXTOTALORDERSUM; a net sum beside', 'ask', 'OXID eShop, table oxorder; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['OXID', 'OXSHOPID', 'OXUSERID', 'OXORDERDATE', 'OXORDERNR', 'OXBILLEMAIL', 'OXBILLFNAME', 'OXBILLLNAME', 'OXTOTALNETSUM', 'OXTOTALBRUTSUM', 'OXTOTALORDERSUM', 'OXDELCOST', 'OXVOUCHERDISCOUNT', 'OXCURRENCY', 'OXCURRATE', 'OXFOLDER', 'OXTRANSSTATUS', 'OXPAID', 'OXSTORNO', 'OXPAYMENTTYPE']]
    for d in deals(820, range(6), 22, low=25, high=420):
        storno, broken, invoice = d.no in (8, 16), d.no in (11, 19), d.no % 5 == 0
        ship, off = D('4.50'), D(10 if d.no % 6 == 0 else 0)
        first, last = PEOPLE_DE[d.who]
        rows.append([f'a1f{d.no:05}e', 1, f'u77{d.who}c0', d.on('%Y-%m-%d 17:03:44'), 0 if broken else 2400 + d.no, mail(f'{first} {last}'), first, last, plain(cents(d.amount / D('1.19'))), plain(d.amount), plain(d.amount + ship - off), plain(ship), plain(off), 'EUR', 1, 'ORDERFOLDER_FINISHED' if not broken else 'ORDERFOLDER_NEW', 'NOT_FINISHED' if broken else 'OK', '0000-00-00 00:00:00' if invoice or broken else d.on('%Y-%m-%d 17:05:00'), int(storno), 'oxidinvoice' if invoice else 'oxidpaypal'])
        if not storno and not broken:
            facts.sale(f'u77{d.who}c0', d.day, d.no, d.amount + ship - off)
    csv(path, rows, sep=';', quotes='all')
    return facts.want('revenue customers', 'OXTOTALORDERSUM of finished orders that were not cancelled; those on invoice will be paid; or ask')


@case('U21', 'loja_integrada_pedidos_pt.csv', 'Loja Integrada: Subtotal − Desconto + Envio = Total, "R$ 1.234,50"; Pedido Pago, Pedido Enviado, Pedido Entregue, Aguardando Pagamento, Pedido Cancelado, Pagamento Devolvido; Windows-1252', 'value', 'Loja Integrada relatório de pedidos; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Número do pedido', 'Data do pedido', 'Situação', 'Cliente', 'E-mail', 'Cidade', 'UF', 'Forma de pagamento', 'Parcelas', 'Forma de envio', 'Subtotal', 'Desconto', 'Envio', 'Total', 'Cupom']]
    for d in deals(821, PEOPLE_BR, 24, low=40, high=1400):
        state = {9: 'Aguardando Pagamento', 13: 'Pedido Cancelado', 18: 'Pagamento Devolvido', 21: 'Pedido Cancelado'}.get(d.no, ['Pedido Entregue', 'Pedido Enviado', 'Pedido Pago'][d.no % 3])
        off, ship = cents(d.amount / 10) if d.no % 4 == 0 else D(0), D('18.90')
        money = lambda x: f'R$ {de(x)}'
        rows.append([1040 + d.no, d.on('%d/%m/%Y %H:%M'), state, d.who, mail(d.who), 'Curitiba', 'PR', ['Pix', 'Cartão de crédito'][d.no % 2], 1 + d.no % 3, 'PAC', money(d.amount), money(off), money(ship), money(d.amount - off + ship), 'BEMVINDO10' if off else ''])
        if state.startswith('Pedido') and 'Cancelado' not in state:
            facts.sale(d.who, d.day, d.no, d.amount - off + ship)
    csv(path, rows, sep=';', encoding='cp1252')
    return facts.want('revenue customers per last', 'Total of what was paid, sent or delivered; a payment given back nets to nothing; a customer is known by Cliente, the e-mails are one to one with it')


@case('U22', 'jumpseller_orders_cl.csv', 'Jumpseller (Chile): totals on the first line of an order only, whole pesos; Paid, Canceled, Abandoned, Pending Payment; Subtotal − Discount + Shipping = Total; Created at and Completed at', 'value', 'Jumpseller order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order ID', 'Created at', 'Completed at', 'Status', 'Customer Email', 'Customer Name', 'Subtotal', 'Discount', 'Shipping', 'Total', 'Currency', 'Payment Method', 'Product Name', 'Product SKU', 'Product Quantity', 'Product Price']]
    for d in deals(822, ['Paz Rojas', 'Iván Soto', 'Luz Vera', 'Raúl Peña', 'Sol Díaz', 'Tito Lagos'], 16):
        state = {8: 'Canceled', 10: 'Abandoned', 13: 'Pending Payment'}.get(d.no, 'Paid')
        off, ship = 2000 if d.no % 4 == 0 else 0, 3990
        goods = int(d.sum() * 100)
        for at, (name, code, quantity, price, _) in enumerate(d.items):
            first = [d.on('%Y-%m-%d 12:40:00 -0400'), d.on('%Y-%m-%d 12:46:00 -0400') if state == 'Paid' else '', state, mail(d.who), d.who, goods, off, ship, goods - off + ship, 'CLP', 'Webpay']
            rows.append([2000 + d.no, *(first if at == 0 else [''] * 11), name, code, quantity, int(price * 100)])
        if state == 'Paid':
            facts.sale(mail(d.who), d.day, d.no, goods - off + ship, rows=len(d.items))
    csv(path, rows)
    return facts.want('revenue customers per last', 'Total of the paid orders; an abandoned cart was no order')


@case('U23', 'bigcartel_orders.csv', 'Big Cartel: Item total + Total shipping − Total discount = Total price; Payment status completed, refunded and pending beside Status and Shipping status; items in one cell with | and ;', 'value', 'Big Cartel orders.csv; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Number', 'Buyer first name', 'Buyer last name', 'Buyer email', 'Date', 'Time', 'Item count', 'Items', 'Item total', 'Total shipping', 'Total tax', 'Total discount', 'Discount code', 'Total price', 'Currency', 'Payment method', 'Payment status', 'Shipping status', 'Shipping state', 'Note']]
    for d in deals(823, EN, 22):
        state = {9: 'refunded', 14: 'refunded', 18: 'pending'}.get(d.no, 'completed')
        off = D(5 if d.no % 5 == 0 else 0)
        rows.append([f'QLLX-{460200 + d.no}', *d.who.split(), mail(d.who), d.iso(), '10:22 PM', sum(i[2] for i in d.items), ';'.join(f'product_name:{i[0]}|quantity:{i[2]}|price:{plain(i[3])}' for i in d.items), plain(d.sum()), '6.00', '0.00', plain(off), 'FIVER' if off else '', plain(d.sum() + 6 - off), 'USD', 'Stripe', state, 'shipped' if state == 'completed' else 'unshipped', 'OR', ''])
        if state == 'completed':
            facts.sale(mail(d.who), d.day, d.no, d.sum() + 6 - off)
    csv(path, rows)
    return facts.want('revenue customers per last', 'Total price of the completed payments; refunded nets to nothing, pending was not paid; Total tax is 0.00 throughout')


@case('U24', 'volusion_orders.csv', 'Volusion: paymentamount is the order, total_payment_received what is left of it (0 where it was cancelled or returned); orderstatus Shipped, Cancelled, Returned; lastmodified beside orderdate; m/d/Y without zeros; salestaxrate and salestax1 are 0', 'value', 'Volusion Orders table export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['orderid', 'customerid', 'orderdate', 'lastmodified', 'orderstatus', 'billingfirstname', 'billinglastname', 'billingstate', 'paymentamount', 'total_payment_authorized', 'total_payment_received', 'totalshippingcost', 'salestaxrate', 'salestax1', 'shipped', 'salesrep_customerid']]
    for d in deals(824, range(6), 22, low=30, high=500):
        state = {8: 'Cancelled', 12: 'Returned', 15: 'Cancelled', 19: 'Returned'}.get(d.no, 'Shipped')
        back = D(0) if state == 'Shipped' else d.amount
        rows.append([30000 + d.no, 910 + d.who, d.on('%-m/%-d/%Y 14:05'), later(d.day, 5).strftime('%-m/%-d/%Y 09:00'), state, *EN[d.who].split(), 'TX', plain(d.amount), plain(d.amount), plain(d.amount - back), '6.95', '0', '0.00', 'N' if state == 'Cancelled' else 'Y', 0])
        if state == 'Shipped':
            facts.sale(str(910 + d.who), d.day, d.no, d.amount)
    csv(path, rows)
    return facts.want('revenue customers per', 'what was shipped and kept, whichever of the two columns is read')


@case('U25', 'nopcommerce_orders.xlsx', 'nopCommerce: OrderStatusId 10, 20, 30, 40 and PaymentStatusId 10, 30, 35, 40, 50 as numbers without a legend; OrderTotal incl. tax beside OrderSubtotalExclTax, RefundedAmount', 'ask', 'nopCommerce order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['OrderId', 'StoreId', 'CustomerId', 'CustomerEmail', 'OrderStatusId', 'PaymentStatusId', 'ShippingStatusId', 'OrderSubtotalInclTax', 'OrderSubtotalExclTax', 'OrderShippingInclTax', 'OrderTax', 'OrderTotal', 'RefundedAmount', 'CustomerCurrencyCode', 'AffiliateId', 'CreatedOnUtc']]
    for d in deals(825, range(6), 22, low=30, high=600):
        state, pay = {8: (40, 50), 11: (30, 40), 14: (30, 35), 17: (10, 10)}.get(d.no, (30, 30))
        whole = d.amount + 6
        back = whole if pay == 40 else D('12.50') if pay == 35 else D(0)
        rows.append([520 + d.no, 1, 60 + d.who, mail(EN[d.who]), state, pay, 40 if state == 30 else 20, float(d.amount), float(cents(d.amount / D('1.2'))), 6.0, float(cents(whole / 6)), float(whole), float(back), 'GBP', 0, d.on('%Y-%m-%d 09:12:33')])
        if pay in (30, 35):
            facts.sale(str(60 + d.who), d.day, d.no, whole)
            if back:
                facts.refund(str(60 + d.who), d.day, d.no, back, rows=0)
    xlsx(path, ('Orders', rows))
    return drop(facts.want('revenue customers per', 'OrderTotal less RefundedAmount where the payment is 30 (paid) or 35 (partially refunded); 10 pending, 40 refunded, 50 voided; or ask what the numbers mean'), 'orders')


@case('U26', 'shopify_sales_by_order.csv', 'Shopify analytics: Gross sales, Discounts and Returns (both negative) = Net sales, + Shipping + Taxes (0.00) = Total sales; a return is a row of its own on its own day; a row without an order on top holds the sums', 'value', 'Shopify sales report by order; ' + USUAL)
def _(path):
    facts, body = Facts(), []
    for d in deals(826, EN, 20):
        off, ship = cents(d.sum() / 10) if d.no % 4 == 0 else D(0), D('5.90')
        body.append([d.iso(), f'#{1100 + d.no}', d.who, mail(d.who), d.sum(), -off, D(0), d.sum() - off, ship, D(0), d.sum() - off + ship])
        facts.sale(mail(d.who), d.day, d.no, d.sum() - off + ship)
        if d.no in (6, 11, 15):
            back, when = d.items[0][3], later(d.day, 9)
            body.append([when.isoformat(), f'#{1100 + d.no}', d.who, mail(d.who), D(0), D(0), -back, -back, D(0), D(0), -back])
            facts.refund(mail(d.who), when, d.no, back)
    body.sort(key=lambda r: (r[0], r[1]))
    sums = [sum(r[at] for r in body) for at in range(4, 11)]
    rows = [['Day', 'Order name', 'Customer name', 'Customer email', 'Gross sales', 'Discounts', 'Returns', 'Net sales', 'Shipping charges', 'Taxes', 'Total sales'], ['', '', '', '', *map(plain, sums)], *[[*r[:4], *map(plain, r[4:])] for r in body]]
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'Total sales with shipping, returns negative in rows of their own; the first row is the sum'), 'orders')


@case('U27', 'recharge_charges.csv', 'Recharge: total_refunds in a column, SUCCESS, PARTIALLY_REFUNDED, REFUNDED, ERROR (card declined), SKIPPED, and QUEUED charges of the coming months with a price but no processed_at', 'value', 'Recharge charges export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['charge_id', 'customer_id', 'email', 'first_name', 'last_name', 'status', 'type', 'scheduled_at', 'processed_at', 'subtotal_price', 'total_discounts', 'shipping_price', 'total_tax', 'total_price', 'total_refunds', 'external_order_id', 'error_type']]
    every = deals(827, range(6), 22, low=18, high=90)
    for d in every + deals(8270, range(6), 4, start='2024-07-20', low=18, high=90):
        ahead = d not in every
        state = 'QUEUED' if ahead else {8: 'ERROR', 11: 'PARTIALLY_REFUNDED', 14: 'REFUNDED', 17: 'SKIPPED'}.get(d.no, 'SUCCESS')
        whole = d.amount + 4
        back = {'REFUNDED': whole, 'PARTIALLY_REFUNDED': D('6.50')}.get(state, D(0))
        paid = state in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED')
        rows.append([(77000 if ahead else 66000) + d.no, 5500 + d.who, mail(EN[d.who]), *EN[d.who].split(), state, 'CHECKOUT' if d.no <= 6 and not ahead else 'RECURRING', d.on('%Y-%m-%dT00:00:00'), d.on('%Y-%m-%dT03:11:09') if paid else '', plain(d.amount), '0.00', '4.00', '0.00', plain(whole), plain(back), f'44{d.no:05}' if paid else '', 'CARD_DECLINED' if state == 'ERROR' else ''])
        if paid and state != 'REFUNDED':
            facts.sale(str(5500 + d.who), d.day, d.no, whole)
            if back:
                facts.refund(str(5500 + d.who), d.day, d.no, back, rows=0)
    csv(path, rows)
    return drop(facts.want('revenue customers per', 'total_price less total_refunds of the charges that went through; queued, skipped and declined ones took no money'), 'orders')


@case('U28', 'reverb_orders.csv', 'Reverb: Product Subtotal + Shipping = Subtotal, Sales Tax Collected by Reverb (not the seller’s), Order Total with it, Fees and Payout; shipped, refunded, cancelled; texts "$1,234.50"', 'ask', 'Reverb order export; ' + USUAL)
def _(path):
    facts, rows = Facts(), [['Order #', 'Status', 'Created', 'Paid', 'Buyer', 'Buyer Username', 'Product', 'SKU', 'Quantity', 'Product Subtotal', 'Shipping', 'Subtotal', 'Sales Tax (Collected by Reverb)', 'Order Total', 'Selling Fee', 'Payment Processing Fee', 'Payout']]
    users = ['boydstrings', 'dunn_amps', 'marshdrums', 'quillpedals', 'tatekeys', 'iveybass']
    for d in deals(828, range(6), 20, low=60, high=1900, places=0):
        state = {9: 'refunded', 15: 'cancelled'}.get(d.no, 'shipped')
        ship = D(25 if d.no % 2 else 0)
        tax = cents((d.amount + ship) * D('0.0825'))
        fee, pay = cents((d.amount + ship) * D('0.05')), cents((d.amount + ship + tax) * D('0.0319'))
        usd = lambda x: f'${en(x)}'
        rows.append([3100200 + d.no, state, d.on('%Y-%m-%d'), d.on('%Y-%m-%d'), EN[d.who], users[d.who], ['Pedal', 'Snare', 'Pickup'][d.no % 3], f'RV-{d.no}', 1, usd(d.amount), usd(ship), usd(d.amount + ship), usd(tax), usd(d.amount + ship + tax), f'-{usd(fee)}', f'-{usd(pay)}', usd(d.amount + ship - fee - pay)])
        if state == 'shipped':
            facts.sale(d.who, d.day, d.no, d.amount + ship)
    csv(path, rows)
    return facts.want('revenue customers', 'Subtotal (goods and shipping): the tax goes from the buyer to Reverb and on to the state; or ask with or without it')


@case('U29', 'poshmark_sales_report.csv', 'Poshmark: title lines, Listing Date left of Order Date, Cost Price, Order Price and Net Earnings, "Sales Tax (Paid by buyer)" beside; Bundle Order and Offer Order Yes/No; Buyer State; "$45.00"', 'value', 'Poshmark My Sales Report; ' + USUAL)
def _(path):
    facts, users = Facts(), ['closet_clara', 'irisd88', 'hugothrifts', 'nedq', 'ruthie_t', 'walt_ivey']
    head = ['Listing Date', 'Order Date', 'SKU', 'Order Id', 'Listing Title', 'Department', 'Category', 'Brand', 'Size', 'Bundle Order', 'Offer Order', 'Cost Price', 'Order Price', 'Seller Shipping Discount', 'Net Earnings', 'Buyer State', 'Buyer Zip Code', 'Buyer Username', 'Sales Tax (Paid by buyer)', 'Notes']
    rows = [['My Sales Report'], ['Seller: quillcloset'], ['From 2024-01-01 to 2024-06-30'], [], head]
    for d in deals(829, users, 22, low=12, high=140, places=0):
        ship = D('1.50') if d.no % 4 == 0 else D(0)
        keep = cents(d.amount * D('0.8')) - ship
        rows.append([later(d.day, -40).isoformat(), d.iso(), f'PS{d.no}', f'65f{d.no:05}ab', ['Wool coat', 'Silk top', 'Boots', 'Tote'][d.no % 4], 'Women', 'Jackets & Coats', 'J.Crew', 'M', 'No', 'Yes' if d.no % 3 else 'No', f'${plain(cents(d.amount * D("0.3")))}', f'${plain(d.amount)}', f'${plain(ship)}', f'${plain(keep)}', 'CA', '94110', d.who, f'${plain(cents(d.amount * D("0.0863")))}', ''])
        facts.sale(d.who, d.day, d.no, d.amount, cost=cents(d.amount * D('0.3')))
    csv(path, rows, loose=True)
    return facts.want('revenue customers per last', 'Order Price on the Order Date; the tax is not the seller’s, Net Earnings are after the fee')


@case('U30', 'whatnot_livestream.csv', 'Whatnot: a row per lot, giveaways at 0; cancelled_or_failed holds a word or nothing; original_item_price beside sold price, total = subtotal + shipping_price; buyer is a user name', 'value', 'Whatnot livestream sales report; ' + USUAL)
def _(path):
    facts, users = Facts(), ['cardking', 'ripnship', 'mintmia', 'slabsam', 'packpat', 'holoholly']
    rows = [['order_id', 'order_numeric_id', 'placed_at', 'buyer', 'product_name', 'product_category', 'quantity', 'sale_type', 'original_item_price', 'subtotal', 'shipping_price', 'total', 'cancelled_or_failed', 'shipment_id', 'livestream_title']]
    for d in deals(830, users, 26, low=3, high=90, places=0, gap=(1, 4)):
        gone, free = d.no in (9, 17), d.no in (12, 20)
        price, ship = D(0) if free else d.amount, D('0') if free or d.no % 3 == 0 else D('3.99')
        rows.append([f'T3JkZXI6{d.no:04}', 9900000 + d.no, d.on('%Y-%m-%d 02:11:45'), d.who, f'Lot {d.no}', 'Trading cards', 1, 'giveaway' if free else 'auction', plain(d.amount), plain(price), plain(ship), plain(price + ship), ['cancelled', 'failed'][d.no % 2] if gone else '', f'sh{d.no // 3}', 'Friday rips'])
        if not gone:
            facts.sale(d.who, d.day, d.no, price + ship)
    csv(path, rows)
    return facts.want('revenue customers per last', 'total of what was neither cancelled nor failed; a giveaway is worth nothing')


@case('U31', 'mercado_livre_vendas_br.xlsx', 'Mercado Livre in Portuguese: five rows above the header; a row "Pacote de 2 produtos" holds the money, its two products below have none; Receita por produtos, Tarifa de venda (negative), "Cancelamentos e reembolsos (BRL)" (negative), Total after the fees', 'ask', 'Mercado Livre relatório de vendas; ' + USUAL)
def _(path):
    facts = Facts()
    head = ['N.º de venda', 'Data da venda', 'Estado', 'Descrição do status', 'Pacote de diversos produtos', 'Unidades', 'Receita por produtos (BRL)', 'Receita por envio (BRL)', 'Tarifa de venda e impostos (BRL)', 'Cancelamentos e reembolsos (BRL)', 'Total (BRL)', 'SKU', 'Título do anúncio', 'Preço unitário de venda do anúncio (BRL)', 'Comprador', 'CPF']
    rows = [['Mercado Livre'], ['Vendas'], ['Este relatório contém as vendas de 1 de janeiro a 30 de junho de 2024'], [], ['Vendas', '', '', '', '', '', '', '', '', '', '', 'Anúncios', '', '', 'Compradores'], head]
    months = 'janeiro fevereiro março abril maio junho julho'.split()
    for d in deals(831, range(6), 15, most=2):
        when = f'{d.day.day} de {months[d.day.month - 1]} de {d.day.year} 10:22 hs.'
        gone = d.no in (8, 12)
        goods = d.sum() * 5
        fee = cents(goods * D('0.13'))
        money = [float(goods), 0, -float(fee), -float(goods) if gone else '', 0 if gone else float(goods - fee)]
        buyer = [PEOPLE_BR[d.who], f'3120456780{d.who}']
        state = 'Venda cancelada. Não envie.' if gone else 'Entregue'
        if gone:
            money[2] = ''
        if len(d.items) == 1:
            name, code, quantity, price, _ = d.items[0]
            rows.append([f'20000081{d.no:05}', when, state, '', 'Não', quantity, *money, code, name, float(price * 5), *buyer])
        else:
            rows.append([f'20000081{d.no:05}', when, state, '', f'Pacote de {len(d.items)} produtos', '', *money, '', '', '', *buyer])
            for at, (name, code, quantity, price, _) in enumerate(d.items):
                rows.append([f'20000081{d.no:05}{at}', when, state, '', 'Sim', quantity, '', '', '', '', '', code, name, float(price * 5), *buyer])
        if not gone:
            facts.sale(f'3120456780{d.who}', d.day, d.no, goods)
    xlsx(path, ('Vendas BR', rows))
    return drop(facts.want('revenue customers', 'Receita por produtos less Cancelamentos: a pack once, on its own row; Total is after the fees; or ask'), 'orders', 'rows')


cases.save()
