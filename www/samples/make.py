#!/usr/bin/env python3
"""Writes the two sample shops: python3 www/samples/make.py

A made-up coffee wholesaler (English, UTF-8) and a made-up tea wholesaler (Chinese, GB18030, as Excel in China saves
CSV). Nobody in them exists. Same seed, same files. Both hold what real exports hold: regular and lapsed customers,
refunds, customers who cost more than they bring (small orders sent far, deep discounts, many returns), and a few
faulty rows for the import receipt: no customer, a day that does not exist, an amount in words, a blank and a total row.
"""

import csv
import datetime as dt
import io
import math
import random
from pathlib import Path

HERE = Path(__file__).parent
FIRST, LAST = dt.date(2024, 9, 2), dt.date(2026, 8, 31)
DAYS = (LAST - FIRST).days

# name, category, price per unit, cost share, usual quantity
EN_PRODUCTS = [
    ("House Espresso 1 kg", "Espresso", 17.90, 0.52, 12), ("Dark Roast 1 kg", "Espresso", 16.50, 0.55, 10),
    ("Decaf Espresso 1 kg", "Espresso", 19.80, 0.56, 4), ("Single Origin Ethiopia 500 g", "Filter", 12.40, 0.50, 8),
    ("Single Origin Colombia 500 g", "Filter", 11.60, 0.51, 8), ("Filter Blend 1 kg", "Filter", 15.20, 0.54, 8),
    ("Earl Grey 100 bags", "Tea", 9.80, 0.45, 4), ("Green Tea 100 bags", "Tea", 10.20, 0.46, 4),
    ("Oat Drink 12 x 1 l", "Milk alternatives", 23.40, 0.78, 5), ("Almond Drink 12 x 1 l", "Milk alternatives", 25.80, 0.79, 3),
    ("Vanilla Syrup 1 l", "Syrups", 8.60, 0.48, 4), ("Caramel Syrup 1 l", "Syrups", 8.60, 0.48, 4),
    ("Paper Cups 250 ml, 1000", "Disposables", 46.00, 0.72, 2), ("Lids 250 ml, 1000", "Disposables", 29.00, 0.71, 2),
    ("Grinder Service", "Service", 95.00, 0.60, 1), ("Barista Training, Half Day", "Service", 240.00, 0.42, 1),
]
ZH_PRODUCTS = [
    ("西湖龙井 特级 250g", "绿茶", 168.0, 0.50, 8), ("碧螺春 一级 250g", "绿茶", 138.0, 0.52, 6),
    ("安吉白茶 250g", "绿茶", 155.0, 0.53, 5), ("正山小种 500g", "红茶", 186.0, 0.49, 6),
    ("祁门红茶 500g", "红茶", 142.0, 0.51, 6), ("铁观音 清香型 500g", "乌龙茶", 176.0, 0.52, 6),
    ("凤凰单丛 500g", "乌龙茶", 218.0, 0.50, 4), ("普洱熟饼 357g", "普洱茶", 128.0, 0.48, 10),
    ("普洱生饼 357g", "普洱茶", 149.0, 0.50, 8), ("茉莉花茶 500g", "花茶", 76.0, 0.55, 10),
    ("菊花 250g", "花茶", 42.0, 0.58, 8), ("玻璃公道杯", "茶具", 36.0, 0.62, 6),
    ("盖碗套装", "茶具", 128.0, 0.64, 3), ("礼盒空盒 中号", "包装", 18.5, 0.75, 40),
    ("手提袋 100 只", "包装", 85.0, 0.76, 3), ("茶艺培训 半天", "服务", 800.0, 0.40, 1),
]

EN_FIRST = ("Harbour Corner Station Mill Bridge Garden Copper Willow Market Lantern Orchard Anchor Chapel Meadow River "
            "Foundry Quarry Cedar Union Castle Linden Beacon Forge Acorn Juniper Kestrel Saddle Thistle Wharf Hazel").split()
EN_LAST = ["Café", "Coffee Bar", "Bakery", "Bistro", "Hotel", "Deli", "Canteen", "Tea Room", "Brasserie", "Kiosk", "Catering", "Offices"]
ZH_PLACE = "杭州 上海 苏州 南京 宁波 无锡 合肥 绍兴 嘉兴 温州 广州 深圳 厦门 福州 武汉 长沙 成都 重庆 西安 郑州 济南 青岛 北京 天津".split()
ZH_WORD = "清和 听雨 云栖 归园 明前 半山 一叶 山房 知味 竹里 松月 茗香 大观 永泰 福源 和润 瑞祥 隆盛".split()
ZH_KIND = ["茶庄", "茶馆", "商行", "酒店", "贸易有限公司", "礼品公司", "食品店", "会所", "茶叶店", "超市"]


def money(value):
    return f"{value:.2f}"


def kinds(rng, count):
    """What each customer is like: kind, orders per year, size, discount, share of returns, shipping share."""
    for number in range(count):
        share = number / count
        if share < 0.05:
            yield "key", rng.uniform(34, 52), rng.uniform(2.6, 5.2), rng.uniform(0.04, 0.12), 0.01, 0.015
        elif share < 0.20:
            yield "good", rng.uniform(12, 26), rng.uniform(1.1, 2.2), rng.uniform(0.0, 0.06), 0.02, 0.03
        elif share < 0.48:
            yield "steady", rng.uniform(4, 10), rng.uniform(0.6, 1.2), rng.uniform(0.0, 0.05), 0.02, 0.05
        elif share < 0.62:
            yield "growing", rng.uniform(6, 16), rng.uniform(0.5, 1.1), rng.uniform(0.0, 0.04), 0.01, 0.05
        elif share < 0.76:
            yield "lapsed", rng.uniform(5, 14), rng.uniform(0.7, 1.6), rng.uniform(0.0, 0.08), 0.02, 0.05
        elif share < 0.88:
            yield "small", rng.uniform(0.8, 2.5), rng.uniform(0.15, 0.4), 0.0, 0.03, 0.14
        elif share < 0.95:
            yield "distant", rng.uniform(14, 34), rng.uniform(0.25, 0.6), rng.uniform(0.10, 0.22), 0.08, 0.62
        else:
            yield "haggler", rng.uniform(16, 30), rng.uniform(1.8, 3.6), rng.uniform(0.46, 0.56), 0.16, 0.09


def days_of(rng, kind, per_year):
    """Days of a customer's orders."""
    start = FIRST + dt.timedelta(days=int(rng.random() ** 1.6 * DAYS * 0.6))
    end = LAST
    if kind == "growing":
        start = FIRST + dt.timedelta(days=int(rng.uniform(0.45, 0.93) * DAYS))
    if kind == "lapsed":
        end = start + dt.timedelta(days=int(rng.uniform(60, 300)))
    if kind == "small":
        start = FIRST + dt.timedelta(days=int(rng.uniform(0.0, 0.97) * DAYS))
    gap, day = 365 / (per_year * 0.42), start
    while day <= min(end, LAST):
        if day.weekday() < 6:
            yield day
        step = gap * (0.55 if kind == "growing" and (LAST - day).days < 120 else 1.0)
        # The last weeks of the year are busier.
        season = 0.75 if day.month in (11, 12) else 1.0
        day += dt.timedelta(days=max(1, round(rng.gammavariate(3.0, step * season / 3.0))))


def shop(seed, count, products, name_of, scale):
    """All order lines, by day: [order, day, customer id, name, product, category, quantity, amount, cost, shipping]."""
    rng = random.Random(seed)
    orders = []
    for number, (kind, per_year, size, discount, returns, shipping) in enumerate(kinds(rng, count)):
        customer, name = 10_000 + (number * 7_919) % 89_000, name_of(rng, number)
        favourites = rng.sample(range(len(products)), rng.randint(2, 4 if kind in ("small", "distant") else 7))
        for day in days_of(rng, kind, per_year):
            lines = rng.sample(favourites, min(len(favourites), 1 + int(rng.random() * (3.4 if kind in ("key", "good") else 1.9))))
            orders.append((day, rng.random(), customer, name, kind, size, discount, returns, shipping, lines))
    rows, number = [], 24_100
    for day, _, customer, name, kind, size, discount, returns, shipping, lines in sorted(orders):
        number += 1
        bought = []
        for which in lines:
            product, category, price, cost_share, usual = products[which]
            quantity = 1 if category in ("Service", "服务") else max(1, round(usual * size * scale * rng.lognormvariate(0, 0.35)))
            amount = round(quantity * price * (1 - discount), 2)
            cost = round(quantity * price * cost_share, 2)
            bought.append([f"SO-{number}", day, customer, name, product, category, quantity, amount, cost])
        total = sum(line[7] for line in bought)
        # Freight has a floor: a small order costs nearly as much to send as a large one.
        freight = max(6.9 * (price_level(products)), total * shipping)
        for place, line in enumerate(bought):
            rows.append(line + [round(freight, 2) if place == 0 else 0.0])
        if rng.random() < returns:
            line = rng.choice(bought)
            back = max(1, round(line[6] * rng.uniform(0.3, 1.0)))
            share = back / line[6]
            later = min(day + dt.timedelta(days=rng.randint(3, 21)), LAST)
            rows.append([line[0] + "-R", later, customer, name, line[4], line[5], -back, -round(line[7] * share, 2),
                         -round(line[8] * share * 0.5, 2), round(9.5 * price_level(products), 2)])
    rows.sort(key=lambda row: (row[1], row[0]))
    return rng, rows


def price_level(products):
    """Freight in the shop's own money: dearer goods are counted in a smaller currency."""
    return math.sqrt(sum(product[2] for product in products) / len(products) / 37)


def english_name(rng, number):
    first = EN_FIRST[number % len(EN_FIRST)]
    return f"{first} {EN_LAST[(number // len(EN_FIRST) + number * 5) % len(EN_LAST)]}"


def chinese_name(rng, number):
    place = ZH_PLACE[number % len(ZH_PLACE)]
    word = ZH_WORD[(number // len(ZH_PLACE) + number * 7) % len(ZH_WORD)]
    return f"{place}{word}{ZH_KIND[(number * 3 + number // 40) % len(ZH_KIND)]}"


def write(path, encoding, currency, header, rows, date, number, total):
    """Writes the table with its faults."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(header)
    faults = {len(rows) // 7: "customer", len(rows) // 5: "date", len(rows) // 3: "amount", len(rows) // 2: "blank",
              len(rows) * 3 // 5: "customer", len(rows) * 4 // 5: "late"}
    sum_of_amounts = 0
    for place, row in enumerate(rows):
        order, day, customer, name, product, category, quantity, amount, cost, freight = row
        cells = [order, date(day), f"K{customer}", name, product, category, quantity, number(amount), currency, number(cost), number(freight)]
        fault = faults.get(place)
        if fault == "customer":
            cells[2] = cells[3] = ""
        elif fault == "date":
            cells[1] = date(day).replace(f"{day.day:02d}", "31", 1) if day.month in (2, 4, 6, 9, 11) else "n/a"
        elif fault == "late":
            cells[1] = "tbd"
        elif fault == "amount":
            cells[7] = "on request" if encoding == "utf-8" else "面议"
        elif fault == "blank":
            table.writerow([""] * len(cells))
        table.writerow(cells)
        sum_of_amounts += amount
    table.writerow(["", total, "", "", "", "", "", number(sum_of_amounts), "", "", ""])
    path.write_bytes(text.getvalue().encode(encoding))
    print(f"{path.name}: {len(rows)} lines, {len({row[2] for row in rows})} customers, {path.stat().st_size} bytes")


def main():
    _, rows = shop(7, 300, EN_PRODUCTS, english_name, 0.9)
    write(HERE / "coffee-wholesale.csv", "utf-8", "EUR",
          ["Order No", "Order Date", "Customer No", "Customer Name", "Product", "Category", "Quantity", "Amount", "Currency", "Cost", "Shipping Cost"],
          rows, lambda day: day.strftime("%d/%m/%Y"), money, "Total")
    _, rows = shop(11, 300, ZH_PRODUCTS, chinese_name, 0.5)
    write(HERE / "tea-wholesale.csv", "gb18030", "CNY",
          ["订单号", "下单日期", "客户编号", "客户名称", "商品名称", "品类", "数量", "金额", "币种", "成本", "配送成本"],
          rows, lambda day: day.strftime("%Y/%m/%d"), money, "合计")


if __name__ == "__main__":
    main()
