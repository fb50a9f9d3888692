import { Visitor } from 'oxc-parser'
import { type LintFault, lineAt, parse, type Sources } from './sources'

const messages = /^content\/([a-z-]+)\/messages\/[^/]+\.ts$/

/** What is counted: the pieces of the site. How many there are is worked out, never written. */
const counted: Readonly<Record<string, RegExp>> = {
  en: /\b(?:[2-9]|\d{2,}) (?:live |short |worked )?(?:answers?|questions?|lessons?|exercises?|hints?|tools?|languages?|pages?|topics?|examples?|layers?|phrasings?)\b/i,
  ja: /(?:[2-9２-９]|[0-9０-９]{2,}) ?(?:件|問|本|章|言語|ページ|レッスン|の(?:答え|質問|レッスン|練習|演習|ツール|道具|層|例)|(?:つ|個)の(?:答え|質問|レッスン|練習|演習|ツール|道具|層|例))/,
  zh: /(?:[2-9２-９]|[0-9０-９]{2,}) ?(?:个|条|篇|节|道|种)?(?:答案|问题|课|练习|提示|工具|语言|页|主题|例子|层)/,
}

/** Strings of the interface in which a count of the site's own pieces is written out. */
export function writtenCounts(sources: Sources): LintFault[] {
  return [...sources].flatMap(([path, text]) => {
    const pattern = counted[messages.exec(path)?.[1] ?? '']
    if (!pattern) return []
    const found: LintFault[] = []
    const look = (value: string, at: number) => {
      const match = pattern.exec(value)
      if (!match) return
      found.push({
        path,
        line: lineAt(text, at),
        key: `${path} counts "${match[0]}"`,
        message: `"${match[0]}" is counted by hand: write {count}, and hand it in`,
      })
    }
    new Visitor({
      Literal: (node) => {
        if (typeof node.value === 'string') look(node.value, node.start)
      },
      TemplateElement: (node) => look(node.value.cooked ?? '', node.start),
    }).visit(parse(path, text).program)
    return found
  })
}
