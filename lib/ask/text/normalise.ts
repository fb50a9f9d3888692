/** Longest question that is looked at, in characters; what comes after is left out. */
export const longest = 600

/** Kanji and traditional characters with the simplified one that Chinese questions use, in pairs. */
const sameCharacters = new Map(
  (
    '組组規规則则連连網网訪访問问開开閉闭設设權权権权實实実实優优級级處处処处罰罚違违認认証证變变変变轉转転转換换個个' +
    '數数應应応应無无電电話话機机時时間间門门務务業业類类別别區区両两兩两單单単单當当対对對对選选擇择択择關关関关報报' +
    '錯错誤误顯显顕显態态狀状經经経经過过還还這这進进達达遠远運运邏逻輸输錄录録录陸陆陳陈隊队階阶際际離离難难題题額额' +
    '願愿護护請请調调談谈論论證证識识讀读読读讓让許许該该詳详試试語语說说説说誰谁課课費费買买賣卖売卖質质購购資资賬账' +
    '帳帐貨货責责長长張张強强彈弹弾弹從从従从復复愛爱憶忆懷怀總总総总線线緊紧練练終终結结統统續续続续維维織织細细給给' +
    '約约納纳紀纪條条樣样様样標标樹树檢检検检橫横歸归歷历歴历氣气気气沒没決决準准況况測测滿满満满潔洁濟济災灾為为爲为' +
    '熱热營营営营獨独獲获現现環环產产産产畫画異异發发発发盤盘監监確确種种稱称穩稳節节範范築筑簡简糧粮紅红純纯紐纽聯联' +
    '聲声職职聽听肅肃與与興兴舉举舊旧號号藝艺蘇苏補补裝装複复見见視视覺觉覽览観观觀观計计訂订訊讯記记貝贝負负貴贵賴赖' +
    '趙赵跡迹車车軟软較较載载輕轻軽轻辦办農农適适遞递遲迟遷迁郵邮醫医釋释針针釘钉銀银鎖锁鏈链閱阅闆板陽阳隨随險险頁页' +
    '項项順顺須须領领頭头頻频顧顾風风飛飞館馆馬马驗验験验點点齊齐齢龄龍龙團团圍围囲围圖图図图埠口壞坏壓压夠够夾夹媽妈' +
    '學学宮宫寫写將将專专尋寻導导層层屬属嶺岭帶带帯带幣币廠厂廣广広广廢废彙汇後后徑径恆恒惡恶悪恶戰战戶户戸户執执擊击' +
    '撃击擴扩拡扩攔拦攜携攝摄敗败敵敌斷断於于昇升晝昼暫暂會会東东極极構构槍枪歐欧殺杀殻壳毎每氷冰佔占併并來来侖仑係系' +
    '俠侠倉仓們们倫伦偽伪傳传伝传傷伤億亿價价価价儀仪償偿儲储內内冊册凍冻創创剛刚劃划劇剧動动勞劳勢势勝胜匯汇協协卻却' +
    '厭厌參参叢丛嗎吗嘗尝嚴严囑嘱'
  )
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)]) ?? [],
)

/** A text with every character in its one form: NFKC, lower case, katakana as hiragana, small kana as large ones, kanji as
 * simplified characters where both exist, no long-vowel marks. Patterns are folded by it, too. */
export function fold(text: string): string {
  return text
    .slice(0, longest * 20)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/(?<=[0-9a-f.:])\s*[ー―–—−〜]\s*(?=[0-9a-f])/g, '-')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1))
    .replace(/ー/g, '')
    .replace(/[\u4e00-\u9fff]/g, (character) => sameCharacters.get(character) ?? character)
}

/**
 * A text in the one form that questions and documents are compared in: folded, without apostrophes, sentence marks and control
 * characters, so that `can't`, `cant` and `can not` are one. The same at build time and in every browser.
 */
export function normalise(text: string): string {
  return fold(text)
    .replace(/(?<=[a-z])'(?=[a-z])/g, '')
    .replace(/(?<![a-z])(?:can not|cant)(?![a-z])/g, 'cannot')
    .replace(/["!?。、！？；…“”「」『』【】|`']+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
}

/** Runs of Latin letters, of digits, and of kana and kanji in a normalised text. */
export const runs = /[a-z]+|[0-9]+|[\u3041-\u309f\u3400-\u9fff々]+/g

/**
 * The words of a normalised text: Latin words and numbers as they are, Chinese and Japanese in pairs of characters,
 * which needs no dictionary and so no dependence on a browser's.
 */
export function words(normalised: string): string[] {
  const found: string[] = []
  for (const [part] of normalised.matchAll(runs)) {
    if (/^[a-z0-9]/.test(part)) {
      // A single letter is a name in a list, no word.
      if (!stopWords.has(part) && !/^[a-z]$/.test(part)) found.push(stem(part))
      continue
    }
    if (part.length === 1) found.push(part)
    for (let at = 0; at + 1 < part.length; at += 1) found.push(part.slice(at, at + 2))
  }
  return found
}

const stopWords = new Set(
  'a an the is are am was be been do does did i my me we our you your it its this that these those of to in on at for from with by and or if as so can could should would will shall may there here have has had how what why when which where who not no im its cannot dont doesnt isnt wont please'.split(
    ' ',
  ),
)

/** Endings that make one English word look like two. */
export function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3)
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2)
  return word
}
