/** What stands around a command that nobody is meant to run: a comment, or people's own words in a document. */
export type Aside = 'comment' | 'own-words'

/** Longest stretch of a line before a command that is looked at, in UTF-16 units. */
const longestBefore = 2000

/** How a line that is a comment begins, in what scripts and documents are written in; and one that begins within a line. */
const lineComment = /^\s*(?:\/\/|::|rem\s)|[^\S\n]\/\/\s/i

/** A text in quotes, in which no comment begins. */
const quoted = /"[^"\n]*"|'[^'\n]*'/g

/** A field of a document whose text is not at its end yet, and holds whatever somebody has written. */
const ownWords = /(?:description|remark|comment|note)\w{0,20}["']?[ \t]{0,9}[:=][ \t]{0,9}(?:"(?:[^"\\]|\\.)*|'[^']*)$/i

/** A sign that ends a prompt with a blank before it, `root@web ~ # `: nothing stands between it and the command. */
const spacedPrompt = /[@~\]:][^\n#]{0,200}[ \t]#[ \t]*$/

const opens = /^[ \t]*(?:(\/\*)|<!--)/gm

/** Comments of several lines, from where they open on a line of their own to where they close. */
function blocksIn(text: string): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  opens.lastIndex = 0
  for (let open = opens.exec(text); open; open = opens.exec(text)) {
    const close = text.indexOf(open[1] ? '*/' : '-->', opens.lastIndex)
    const to = close < 0 ? text.length : close
    found.push({ from: open.index, to })
    opens.lastIndex = to
  }
  return found
}

/**
 * Tells what stands in a comment or in people's own words, asked at growing offsets. A sign `#` alone before a command is an
 * administrator's prompt, or makes it a comment: that is so where other lines are comments, or commands stand without it.
 *
 * @param isStart what tells a line that begins with a command
 */
export function asideFinder(text: string, isStart: (line: string) => boolean): (index: number) => Aside | null {
  const blocks = blocksIn(text)
  let block = 0
  const signs = text.split('\n').some((line) => {
    const [, sign, rest = ''] = /^[ \t]*(#?)[ \t]*(?:\$ )?(.*)/.exec(line) ?? []
    return (sign === '') === isStart(rest)
  })
  return (index) => {
    while ((blocks[block]?.to ?? text.length) < index) block += 1
    if ((blocks[block]?.from ?? text.length) < index) return 'comment'
    const start = Math.max(text.lastIndexOf('\n', index - 1) + 1, index - longestBefore)
    const before = text.slice(start, index)
    if (ownWords.test(before)) return 'own-words'
    const bare = before.replace(quoted, '')
    if (lineComment.test(bare)) return 'comment'
    const [, lead, rest = ''] = /(^|^.*[ \t])#(.*)$/.exec(bare) ?? []
    if (lead === undefined) return null
    if (lead.trim() === '') return signs ? 'comment' : null
    return rest.trim() === '' && spacedPrompt.test(bare) ? null : 'comment'
  }
}
