import { fold, normalise } from './normalise'

/** What readers say to be polite, in the readers' own spelling: it says nothing of what they ask. */
const phrases = [
  // English
  ...[
    'please',
    'pls',
    'plz',
    'kindly',
    'hi',
    'hi there',
    'hello',
    'hey',
    'dear team',
    'good morning',
    'thanks',
    'thank you',
  ],
  ...[
    'thank you very much',
    'thanks in advance',
    'many thanks',
    'excuse me',
    'sorry',
    'quick question',
    'i would like to know',
  ],
  ...["i'd like to know", 'i want to know', 'i was wondering', 'i wonder', 'could you tell me', 'can you tell me'],
  ...[
    'could you please tell me',
    'can you please tell me',
    'can someone tell me',
    'please tell me',
    'tell me',
    'help me',
  ],
  ...[
    'please help',
    'any help is appreciated',
    'could you explain',
    'can you explain',
    'may i ask',
    'i have a question',
  ],
  // Japanese
  ...[
    'すみません',
    'すみませんが',
    'お世話になっております',
    'お世話になります',
    '教えてください',
    '教えて下さい',
    'おしえてください',
  ],
  ...[
    '教えていただけますか',
    '教えてもらえますか',
    '教えて',
    'お願いします',
    'よろしくお願いします',
    'お願いいたします',
    'ください',
  ],
  ...[
    'でしょうか',
    'のでしょうか',
    'ですか',
    'のですか',
    'ますでしょうか',
    '質問です',
    '質問があります',
    'ありがとうございます',
    '助けてください',
  ],
  ...['ご教示ください', '初心者です', 'こんにちは', 'はじめまして'],
  // Chinese
  ...[
    '请问',
    '请问一下',
    '麻烦',
    '麻烦问一下',
    '你好',
    '您好',
    '谢谢',
    '多谢',
    '谢谢大家',
    '想问一下',
    '问一下',
    '请教',
    '请教一下',
    '求助',
  ],
  ...['帮忙看看', '帮忙看一下', '大佬们', '各位', '急', '在线等', '请告诉我', '能告诉我'],
].map(normalise)

/** What readers say to turn to something else: what was asked before is over. */
const turning = new RegExp(
  fold(
    '^(?:(?:(?:a |an )?(?:different|another|other|new|next|unrelated|separate) (?:question|topic|thing|issue)|unrelated|chang(?:e of|ing the) subject|never ?mind|(?:forget|leave|skip) (?:about )?(?:it|that)' +
      '|話[はを]?変(?:わ|え)(?:りますが|るけど|ます|て|って)|質問を変え(?:ます|て)|(?:別|次)の(?:質問|件|話)(?:ですが)?|(?:それ|これ)は(?:もう)?(?:いい|よい)(?:です)?' +
      '|[换另]外?一?个[问话]题|算了|不[说问管谈][这那]个了?|先不[说管谈](?:[这那]个)?了?)[ ,.:]+)+',
  ),
)

const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length)
const isLatin = /^[a-z]/
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const latin = longestFirst.filter((each) => isLatin.test(each)).map(escaped)
const others = longestFirst.filter((each) => !isLatin.test(each)).map(escaped)
const begins = new RegExp(`^[\\s,.]*(?:(?:${latin.join('|')})(?![a-z])|${others.join('|')})[\\s,.:!]*`)

/** Whether a normalised text says that it turns to something else. */
export function turnsAway(normalised: string): boolean {
  return turning.test(normalised)
}

/** A text without blanks, commas and full stops at its end. */
function withoutMarks(text: string): string {
  let end = text.length
  while (end > 0 && /[\s,.]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** A text without a courtesy at its end. */
function withoutEnd(text: string): string {
  const said = withoutMarks(text)
  const phrase = longestFirst.find(
    (each) => said.endsWith(each) && !(isLatin.test(each) && /[a-z]$/.test(said.slice(0, -each.length))),
  )
  return phrase === undefined ? text : withoutMarks(said.slice(0, -phrase.length))
}

/** A normalised text without courtesies at its ends, unless there is nothing else. */
export function withoutCourtesy(normalised: string): string {
  let left = normalised.replace(turning, '')
  for (let turn = 0; turn < 4; turn += 1) {
    const shorter = withoutEnd(withoutThanks(left).replace(begins, '')).trim()
    if (shorter === '' || shorter === left) break
    left = shorter
  }
  return left
}

/** What says thanks, or that all is well, and asks nothing. */
const thanks = new RegExp(
  fold(
    '^(?:(?:many |much )?thanks(?: a lot| so much| again)?|thank you(?: so much| very much| again)?|thx|ty|ok(?:ay)?|great|perfect|got it|it works(?: now)?|solved' +
      '|ありがとう(?:ございま(?:す|した))?|助かりました|了解(?:です|しました)?|分かりました|わかりました|解決(?:しました|です|了)?|できました|つながりました|繋がりました' +
      '|谢谢(?:你|您|大家|了)?|多谢|感谢|好的?|明白了?|知道了|可以了|搞定了?)[ ,.!~]*',
  ),
)

/** What says that it works by now, at the beginning. */
const working = new RegExp(
  fold(
    '^(?:(?:i |we )?(?:solved|resolved|fixed|sorted|found|figured) (?:it|that|this|the (?:problem|cause|issue|reason))|(?:it |that |this |problem |issue )?i?s? ?(?:solved|resolved|fixed|sorted)(?: now)?(?:[,.:]| *$)|(?:it )?work(?:s|ing) (?:now|again)|(?:that|this) (?:did it|worked|helped|was it|solved it|fixed it)|all good' +
      '|解決(?:し(?:まし)?た|済|です)|[直治]り?(?:ました|った)|(?:原因|理由)[がは](?:分か|わか|判明)|(?:つなが|繋が|届|開|通|入|見え|でき)[るくれけ]{0,2}ように|(?:つながり|繋がり|届き|開き|通り|入れ|見え|でき)ました' +
      '|(?:已经?)?(?:解决|搞定|修好|弄好)了?|(?:现在)?(?:可以|能(?:连|访问|打开|用)上?|通|好)了|原来是|找到(?:原因|问题)了?)[ ,.!~]*',
  ),
)
/** What asks on, or says that it does not work after all. */
const asksOn = new RegExp(
  fold(
    '[?？]|(?<![a-z])(?:but|still|however|how|why|what|can|only)(?![a-z])|でも|しかし|けど|まだ|のに|か$|但|可是|不过|还|吗|怎么|为什么|呢',
  ),
)

/** Whether a text says no more than that it works by now, and perhaps what it was. */
export function isSettled(text: string): boolean {
  const said = normalise(text).replace(turning, '')
  return (
    (working.test(said) || working.test(withoutThanks(said))) && !asksOn.test(`${said} ${/[?？]/.exec(text) ?? ''}`)
  )
}

/** A normalised text without thanks, or word that all is well, before a question. */
function withoutThanks(normalised: string): string {
  const [said = ''] = thanks.exec(normalised) ?? []
  return /[ ,.!~]$/.test(said) ? normalised.slice(said.length) : normalised
}

/** Whether a normalised text says no more than thanks, or that all is well. */
export function isThanks(normalised: string): boolean {
  let left = normalised
  for (let turn = 0; turn < mostThanks && left !== ''; turn += 1) {
    left = left.replace(working, '').replace(thanks, '')
  }
  return left === '' && normalised !== ''
}

const mostThanks = 6
