//! How likely a text is in an encoding: which characters the languages have that are written in it, the commonest first.
//!
//! A reading costs what a code for it would take: −ln of the probability of each character. Readings of the same bytes
//! can be compared, whatever the encodings are.

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_8859_2, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
};

/// An encoding that a text may be in.
pub struct Candidate {
    /// It.
    pub encoding: &'static Encoding,
    /// What it costs to take it: the rarer it is, the more. Scripts that no known header is in have to be shown by several
    /// words.
    prior: f64,
    script: Script,
}

enum Script {
    /// Two bytes a character. Common ones, and which kind a character is by its bytes.
    Wide(&'static str, fn(&[u8]) -> Class),
    /// One byte a letter: the alphabets of its languages beyond ASCII, none of which mixes with another.
    Narrow(&'static [&'static str]),
}

/// Kinds of characters of an East Asian encoding.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// Of the first level: those in use; and how many there are, and how usual they are together.
    Usual(f64, f64),
    /// Of the second level.
    Rare,
    /// Punctuation and full-width forms.
    Sign,
    /// Beyond the standard.
    Foreign,
}

const fn candidate(encoding: &'static Encoding, prior: f64, script: Script) -> Candidate {
    Candidate { encoding, prior, script }
}

/// All that are tried; on equal costs the first wins. Line-drawing code pages of DOS are none of them: of what is read so,
/// nothing is a table.
pub static CANDIDATES: [Candidate; 19] = [
    candidate(WINDOWS_1252, 0.0, Script::Narrow(WESTERN)),
    candidate(GB18030, 0.5, Script::Wide(SIMPLIFIED, gbk)),
    candidate(BIG5, 1.0, Script::Wide(TRADITIONAL, big5)),
    candidate(SHIFT_JIS, 1.0, Script::Wide(JAPANESE, shift_jis)),
    candidate(EUC_KR, 1.0, Script::Wide(KOREAN, euc_kr)),
    candidate(EUC_JP, 2.0, Script::Wide(JAPANESE, euc_jp)),
    candidate(WINDOWS_1250, 1.0, Script::Narrow(CENTRAL)),
    candidate(WINDOWS_1251, 5.0, Script::Narrow(CYRILLIC)),
    candidate(WINDOWS_1254, 1.5, Script::Narrow(TURKISH)),
    candidate(WINDOWS_1253, 5.0, Script::Narrow(GREEK)),
    candidate(WINDOWS_1257, 2.0, Script::Narrow(BALTIC)),
    candidate(MACINTOSH, 2.0, Script::Narrow(WESTERN)),
    candidate(ISO_8859_2, 3.0, Script::Narrow(CENTRAL)),
    candidate(WINDOWS_1255, 7.0, Script::Narrow(&["יוהלאמרתבנשםדקכעפטחגסזצןךףץ"])),
    candidate(WINDOWS_1256, 7.0, Script::Narrow(&["اليمونترةبعدسفحكقجشصطخهىضزئذثغظءؤأإآپچگ"])),
    candidate(WINDOWS_874, 7.0, Script::Narrow(&["านรอกเงมยลวดทส่ี้ัิตะปบคหแจ็ุืำพชู์ขใไโผซณธถฟศภษญฝึ"])),
    candidate(KOI8_R, 7.0, Script::Narrow(CYRILLIC)),
    candidate(KOI8_U, 8.0, Script::Narrow(CYRILLIC)),
    candidate(encoding_rs::ISO_8859_7, 7.0, Script::Narrow(GREEK)),
];

const WESTERN: &[&str] = &[
    "üäößé",
    "éèàêçôîûùâëïœ",
    "óáíéñúü",
    "ãçáéíóêõâàúô",
    "àèòùìé",
    "éëïèüöá",
    "åäöé",
    "øåæéöä",
    "áðíóéúöþæý",
    "éüäöáíóèàçñãâêôßåøæîûùëïœúõìò",
];
const CENTRAL: &[&str] = &[
    "łóążęśćńź",
    "íáěéčžřýšůúďťňóü",
    "áéíčžýúšťľďňôäó",
    "áéöóőíüúű",
    "ăîâșțşţ",
    "čšžćđ",
    "áéíóöüłčšžýäőűążęśćńźřěůúťďňľôăîâşţđß",
];
const TURKISH: &[&str] = &["ıiüşçğöâî", "ışüçğöéäßñáóíúàèêôåø"];
const BALTIC: &[&str] = &["ėšįžųčūąę", "łóążęśćńź", "āīēšūņģļķžč", "äõüöšž", "äöüßåøæóéčšžąłńśźż"];
const CYRILLIC: &[&str] = &[
    "оеаинтсрвлкмдпуяызьбгчйхжшюцщэфъё",
    "оаинвертсіклудмпязьбгйчхжїюцщєшфґ",
    "аеиотнсрвдклпмузягбъчйхцжшщюьјљњћђџїўќѓѕє",
];
const GREEK: &[&str] = &["αοιετσνηυρπκμλςάίόέήώγδβχθφξζψύϊΐϋ"];

const SIMPLIFIED: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严款额订购客户编货币付退税票折扣优惠邮运费仓库店铺卖买家销售毛利成本润均累计账余充值申请完已待签收拒评备注姓称电话手机箱址详快递物流刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康邱秦顾侯邵孟龙钱汤尹黎贺赖龚伟芳娜秀英敏静丽磊洋勇艳杰娟涛超霞刚桂玉兰飞辉云斌宇浩欣怡雨梓涵轩佳琪梦雪婷晓峰鹏欧阳限司贸";
const TRADITIONAL: &str = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運訂單編號客戶姓稱價額貨幣付款退稅票折扣優惠郵費倉庫店鋪賣買銷售毛潤成均累計帳餘儲值申請待簽收拒評備註址詳快遞流商廠臺灣陳林黃吳劉蔡楊鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍蔣石古紀姚連馮歐程湯田康姜白鄒尤巫鐘黎塗龔嚴韓袁金童陸夏柳邵錢伍倪志明俊傑建宏家豪淑芬惠美雅婷怡君冠宇宗翰佳穎欣承恩詩涵香港限部總筆類別項目期間組織專案負責員聯絡";
const JAPANESE: &str = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研究足楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢番号文客様顧氏名額価格単数量税込抜売上利益粗原合計請求書支払済入荷出荷在庫商伝票区取引先担当部門得意備考登録更新更状況態電話郵便住所都道府県市町村会員注文受付発送配達返品返却割引手数料送料小計総消費通貨決済種類支店営業株式有限会社佐藤鈴木高橋田中伊渡辺山本村小林加吉松井斎清森池阿部石前岡長谷川近後遠青坂福太郎西藤三浦原竹内和島宮崎野工増丸今河武上平柴酒横川千葉岩久保大塚杉松浦菊市古新花子一美由香健誠翔陽優結衣真愛恵智";
const KOREAN: &str = "이다는에의가을로하고지사도를기리한은자인시어해대정일그나서스아수보전부상주라구소제장만트원여들있으것과적개조동세성자신우경공유국안용위문내방오학마관모연중실화치계비바생회분년저야무라들간회할러선레교면재미품래금업었체드물발음민된말요두입히진영르습거될단역현명반타외감당호출집행산형심판차건직권통과임노목포터매고객번호명문일금액이익이름상품수량단가합계총결제배송주소전화상태환불취소쿠폰할인세금부가세공급가코드거래처담당부서구분비고등록김박최강윤임한오신권황송류홍손양배백허남심하곽차민준서연지현우은혜영희철수주식회사점판매매출원구매자회원카드최종";

/// Of the characters of a script, the part that is in its list of common ones.
const COMMON: f64 = 0.8;

fn level(
    bytes: &[u8],
    first: std::ops::RangeInclusive<u8>,
    second: std::ops::RangeInclusive<u8>,
    usual: Class,
) -> Class {
    match bytes {
        [0xA1..=0xA3, _] => Class::Sign,
        [lead, 0xA1..=0xFF] if first.contains(lead) => usual,
        [lead, 0xA1..=0xFF] if second.contains(lead) => Class::Rare,
        _ => Class::Foreign,
    }
}

fn gbk(bytes: &[u8]) -> Class {
    level(bytes, 0xB0..=0xD7, 0xD8..=0xF7, Class::Usual(3755.0, 0.19))
}

fn euc_kr(bytes: &[u8]) -> Class {
    level(bytes, 0xB0..=0xC8, 0xCA..=0xFD, Class::Usual(2350.0, 0.19))
}

fn euc_jp(bytes: &[u8]) -> Class {
    level(bytes, 0xB0..=0xCF, 0xD0..=0xF4, Class::Usual(2965.0, 0.1))
}

fn big5(bytes: &[u8]) -> Class {
    match bytes {
        [0xA1..=0xA3, _] => Class::Sign,
        [0xA4..=0xC6, _] => Class::Usual(5401.0, 0.19),
        [0xC9..=0xF9, _] => Class::Rare,
        _ => Class::Foreign,
    }
}

fn shift_jis(bytes: &[u8]) -> Class {
    match bytes {
        [0x81, _] | [0x82, 0..=0x9E] => Class::Sign,
        [0x88..=0x97, _] | [0x98, 0..=0x72] => Class::Usual(2965.0, 0.1),
        [0x98..=0x9F | 0xE0..=0xEA, _] => Class::Rare,
        _ => Class::Foreign,
    }
}

/// What is no letter of any table: controls, private ones, what could not be decoded, lines for drawing.
fn is_noise(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{2500}'..='\u{25ff}' | '\u{f0000}'..)
        || c.is_control()
}

const NOISE: f64 = 25.0;
/// An ASCII character, whichever.
const ASCII: f64 = 3.0;
/// A letter that a language does not have.
const STRANGE: f64 = 10.0;
/// A European letter, all of which have a place in the encodings of East Asia.
const EUROPEAN: f64 = 8.0;
/// A break of what words look like: a capital in the middle.
const BREAK: f64 = 8.0;
/// Letters of two scripts side by side.
const MIXED: f64 = 20.0;

impl Candidate {
    /// What texts cost together, of which a known word costs no more than so much: in one of the languages.
    pub fn cost<'a>(&self, texts: impl Iterator<Item = (&'a str, f64)> + Clone) -> f64 {
        let all = |one: &dyn Fn(&str) -> f64| texts.clone().map(|(text, most)| one(text).min(most)).sum::<f64>();
        let letters = match &self.script {
            Script::Wide(common, class) => all(&|text| self.wide(text, common, *class)),
            Script::Narrow(alphabets) => {
                let costs = alphabets.iter().map(|alphabet| all(&|text| narrow(text, alphabet)));
                costs.fold(f64::INFINITY, f64::min)
            }
        };
        letters + self.prior
    }

    fn wide(&self, text: &str, common: &str, class: fn(&[u8]) -> Class) -> f64 {
        let is_japanese = [SHIFT_JIS, EUC_JP].contains(&self.encoding);
        let listed = common.chars().count() as f64;
        let mut cost = 0.0;
        for c in text.chars() {
            cost += match c {
                ' '..='~' => ASCII,
                _ if is_noise(c) => NOISE,
                // Half-width ones are what other encodings look like.
                '\u{ff61}'..='\u{ff9f}' => STRANGE,
                '\u{3041}'..='\u{30ff}' => -(if is_japanese { 0.5f64 } else { 0.0005 } / 170.0).ln(),
                _ if is_latin_letter(c) || ('\u{370}'..='\u{4ff}').contains(&c) => EUROPEAN,
                '\u{ac00}'..='\u{d7a3}' if self.encoding != EUC_KR => STRANGE + 2.0,
                _ if common.contains(c) => -((if is_japanese { 0.4 } else { COMMON }) / listed).ln(),
                _ => {
                    let mut bytes = [0; 4];
                    match class(self.encoding.encode(c.encode_utf8(&mut bytes)).0.as_ref()) {
                        Class::Usual(number, share) => -(share / number).ln(),
                        Class::Sign => 7.0,
                        Class::Rare => 13.0,
                        Class::Foreign => 17.0,
                    }
                }
            };
        }
        cost
    }
}

fn narrow(text: &str, alphabet: &str) -> f64 {
    let harmonic: f64 = (1..=alphabet.chars().count()).map(|rank| 1.0 / rank as f64).sum();
    // Letters beyond ASCII are few in a Latin text and all there are in others.
    let is_latin = alphabet.starts_with(is_latin);
    let share: f64 = if is_latin { 0.2 } else { 0.9 };
    let (mut cost, mut before) = (0.0, None::<char>);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        cost += match c {
            ' '..='~' => ASCII,
            _ if is_noise(c) => NOISE,
            'º' | 'ª' => 6.0,
            _ if c.is_alphabetic() || alphabet.contains(c) => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                match alphabet.chars().position(|letter| letter == lower) {
                    Some(rank) => -(share / (harmonic * (rank + 1) as f64)).ln(),
                    None => STRANGE,
                }
            }
            // Between two letters only an apostrophe or a dash.
            '’' | '–' | '\u{a0}' | '·' => 6.0,
            _ if before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic) => 12.0,
            '€' | '£' | '°' | '§' | '№' | '„' | '“' | '”' | '‘' | '—' | '…' | '®' | '™' | '«' | '»' => {
                6.0
            }
            _ => 11.0,
        };
        if let Some(before) = before.filter(|before| before.is_alphabetic() && c.is_alphabetic()) {
            let foreign = !(before.is_ascii() && c.is_ascii());
            let capital = before.is_lowercase() && c.is_uppercase();
            // Two capitals begin no word in lower case: ÄÖsterreich.
            let scripts = is_latin_letter(before) != is_latin_letter(c);
            cost += if foreign && capital { BREAK } else { 0.0 } + if scripts { MIXED } else { 0.0 };
            let shouted = before.is_uppercase() && c.is_uppercase() && next.is_some_and(char::is_lowercase);
            cost += if foreign && shouted { BREAK } else { 0.0 };
        }
        // A word of one capital: what is the euro sign elsewhere.
        let is_alone = !before.is_some_and(char::is_alphabetic) && !next.is_some_and(char::is_alphabetic);
        cost += if is_alone && c.is_uppercase() && !c.is_ascii() { BREAK } else { 0.0 };
        // Thai vowels above and below a letter stand behind one.
        if matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
            && !before.is_some_and(|before| ('\u{e01}'..='\u{e4e}').contains(&before))
        {
            cost += BREAK;
        }
        before = Some(c);
    }
    cost
}

fn is_latin(c: char) -> bool {
    ('\u{c0}'..='\u{24f}').contains(&c)
}

fn is_latin_letter(c: char) -> bool {
    c.is_ascii() || is_latin(c) || matches!(c, 'ß' | 'ª' | 'º')
}
