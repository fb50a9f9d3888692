import { isOutput, longestSentence } from './complaint'

/** What is printed in a text that somebody follows, not by the machine that is asked about. */
const ofOthersText =
  /\b(?:tutorial|docs?|documentation|guide|article|blog|readme|wiki|manual|(?<!for )example|sample|expected|supposed to|should (?:look|print|show|say|see|be))\b(?![.\w-])|手順書|ドキュメント|公式|記事|ブログ|解説|サンプル|出力例|はずの|教程|文档|官方|示例|例子|博客|应该(?:是|显示|看到)/i
/** Another machine than the one that is asked about. */
const ofOthersMachine =
  /\b(?:another|other|working|good|healthy|old|previous) (?:server|machine|instance|host|vm|ecs|node|box)\b|\b(?:the other|another|the working|the good|the healthy) one\b|(?:別の|ほかの|他の|正常な|旧|古い)(?:サーバ|マシン|インスタンス|ほう|方)|(?:另一|别的|其他|正常的?(?:那)?|旧的?|老的?)(?:台|机器|服务器|实例)/i
/** What was, before something was changed. */
const before =
  /\b(?:before|yesterday|last (?:week|month|night)|previously|earlier|old (?:output|result|config)s?)\b|修正前|変更前|以前|昨日|対応前|直す前|再起動前|之前|以前|昨天|修改前|重启前/i
/** What is, since then. */
const after =
  /\b(?:now|after(?:wards)?|today|currently|since then|new (?:output|result)s?)\b|修正後|変更後|今は|現在|対応後|直した後|再起動後|いま|之后|现在|今天|修改后|重启后|改完/i
/** Words by which people say that it is theirs all the same. */
const own = /\b(?:my|mine|our|ours|i (?:get|see|have|got))\b|自分|私の|当方|手元の|我的|我这|本机/i

/** Whether a line ends as one does below which something is shown. */
const introducing = /(?:[:：]|では、?|だと、?|\b(?:says|shows))\s{0,9}$/

/** A sentence of a person, by its looks: letters of some words, or of Chinese and Japanese, and the end of a sentence. */
function isSentence(line: string): boolean {
  if (line.length > longestSentence || isOutput(line)) return false
  const words = line.match(/[A-Za-z'’]{2,}/g) ?? []
  return (words.length > 3 || /[\u3040-\u30ff\u4e00-\u9fff]{3}/.test(line)) && /[.:：?!。？！]\s{0,9}$/.test(line)
}

/** The last clause of a line: what it says of what stands below. */
function lastClause(line: string): string {
  return (
    line
      .trim()
      .split(/[,;，；。、]\s{0,3}|[.!?]\s/)
      .at(-1) ?? ''
  )
}

/** Whether what stands below a line is not of the machine as it is now. */
function isOfOthers(line: string, isMended: boolean): boolean {
  if (line.length > longestSentence || !introducing.test(line) || isOutput(line)) return false
  const clause = lastClause(line)
  if (own.test(clause)) return false
  return ofOthersText.test(clause) || ofOthersMachine.test(clause) || (isMended && before.test(clause))
}

/** First line from which a text speaks of now, having spoken of before; none where it does not. */
function mendedAt(lines: readonly string[]): number {
  return lines.findLastIndex(
    (line) => line.length <= longestSentence && introducing.test(line) && after.test(lastClause(line)),
  )
}

/**
 * Takes out what people show of something else than the machine as it is now, by the line that introduces it: a tutorial, another
 * machine, what was before a change where what is since then is shown, too. The other lines keep their numbers.
 */
export function setAside(text: string): string {
  const lines = text.split('\n')
  if (!lines.some((line) => isOfOthers(line, true))) return text
  const mended = mendedAt(lines)
  let isAside = false
  let quoted: boolean | null = null
  return lines
    .map((line, index) => {
      if (isOfOthers(line, index < mended)) {
        isAside = true
        quoted = null
        return line
      }
      if (!isAside) return line
      if (line.trim() === '') return quoted === true ? endQuote(line) : line
      quoted ??= line.startsWith('>')
      if (quoted ? !line.startsWith('>') : isSentence(line)) isAside = false
      return isAside ? '' : line
    })
    .join('\n')

  function endQuote(line: string): string {
    isAside = false
    return line
  }
}
