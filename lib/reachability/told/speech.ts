import { isOutput, longestSentence } from '../complaint'
import { failing, working } from '../data/complaints'

const ideographs = /[\u3040-\u30ff\u4e00-\u9fff]{3}/
const latinWords = /[A-Za-z'’]{2,}/g

/** A sentence of a person, by its looks: letters of some words, or of Chinese and Japanese, and the end of a sentence. */
export function isSentence(line: string): boolean {
  if (line.length > longestSentence || isOutput(line)) return false
  const words = line.match(latinWords) ?? []
  return (words.length > 3 || ideographs.test(line)) && /[.:：?!。？！]\s{0,9}$/.test(line)
}

/** A line in which a person speaks. */
export function isTalk(line: string): boolean {
  if (line.length > longestSentence || isOutput(line)) return false
  return (line.match(latinWords) ?? []).length > 2 || ideographs.test(line)
}

/** Marks that people put around a heading; no line that is a heading has more of them. */
const ornaments = /^[\s#*=_~【■●◆◇・▼◎-]+|[\s#*=_~】-]{1,120}$/g

/** What a heading says, without its marks: `**On my laptop**`, `【自宅のPC】`; null where a line is none. */
export function titleOf(line: string): string | null {
  if (line.length > 120) return null
  const core = line.replace(ornaments, '').trim()
  if (core === '' || core === line.trim() || core.length > 60 || /\s{3}|\t|[[\]{}<>|$]/.test(core)) return null
  return core
}

/** Where a sentence ends; a dot within a name or an address ends none. */
const sentenceEnd = /(?<=[。！？!?；])|(?<=;)\s|(?<=[a-z\d)"'”’]\.|[.!?]["”’])\s{1,3}(?=[A-Z"'“‘(])/

/** The sentences of a line. Together they are the line, but for blanks between them. */
export function spokenSentences(line: string): string[] {
  return line.split(sentenceEnd).filter((sentence) => sentence.trim() !== '')
}

/** Where a clause ends: at a comma, and where the sentence turns. */
const clauseEnd =
  /(?<=[，、；])|(?<=[,;])(?=[\s\u3040-\u30ff\u4e00-\u9fff])|(?<=[\u3040-\u30ff\u4e00-\u9fff][,;])|\s(?=(?:but|however|although|though|while|whereas|yet)\s)|(?<=(?:ですが|ますが|したが|だが|けれども|けど|のに|つつ)、?)/

/** The clauses of a sentence. */
export function clausesOf(sentence: string): string[] {
  return sentence.split(clauseEnd).filter((clause) => clause.trim() !== '')
}

/** A clause in two where its first half works, and its second does not: `works in dev and fails in prod`. */
export function halvesOf(clause: string): string[] {
  const halves = clause.split(/\sand\s/)
  const [first = ''] = halves
  return halves.length === 2 && working.test(first) && !failing.some((words) => words.test(first)) ? halves : [clause]
}
