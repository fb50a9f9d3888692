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
    '^(?:(?:different|another|new|next|unrelated) (?:question|topic)|unrelated|chang(?:e of|ing the) subject|話は?変わ(?:りますが|るけど)|別(?:の質問|件)(?:ですが)?|次の質問|[换另]外?一?个[问话]题)[ ,:]+',
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
      '|ありがとう(?:ございま(?:す|した))?|助かりました|了解(?:です|しました)?|分かりました|わかりました|解決(?:しました|です)?|できました|つながりました|繋がりました' +
      '|谢谢(?:你|您|大家|了)?|多谢|感谢|好的?|明白了?|知道了|解决了|可以了|搞定了?)[ ,.!~]*',
  ),
)

/** A normalised text without thanks, or word that all is well, before a question. */
function withoutThanks(normalised: string): string {
  const [said = ''] = thanks.exec(normalised) ?? []
  return /[ ,.!~]$/.test(said) ? normalised.slice(said.length) : normalised
}

/** Whether a normalised text says no more than thanks, or that all is well. */
export function isThanks(normalised: string): boolean {
  let left = normalised
  for (let turn = 0; turn < mostThanks && left !== ''; turn += 1) left = left.replace(thanks, '')
  return left === '' && normalised !== ''
}

const mostThanks = 6
