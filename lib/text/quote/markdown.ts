import { visible } from './unseen'

/**
 * A value inside a line of Markdown (CommonMark, GFM), also of a heading or a cell of a table: it begins no markup, no
 * HTML and no line of its own, and renders as the value. Unseen characters show their number.
 */
export function markdownText(value: string): string {
  return visible(value.trim())
    .replace(/[\\`*_{}[\]()<>#+\-.!|~&"':@=^$]/g, '\\$&')
    .replace(/ {2,}/g, ' ')
}

/**
 * A value as a code span, in a fence that is longer than any run of backticks in it. Line breaks show their number.
 *
 * @param inTable a cell of a GFM table ends at a bar, even inside code
 */
export function markdownCode(value: string, { inTable = false } = {}): string {
  const text = visible(value)
  // A cell unescapes `\|` and nothing else: a backslash before a bar cannot be written as code.
  if (inTable && text.includes('\\|')) return markdownText(value)
  const shown = inTable ? text.replaceAll('|', '\\|') : text
  const fence = '`'.repeat(longestRun(shown, '`') + 1)
  const pad = shown === '' || /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/**
 * Lines as a fenced block of code that nothing in them can end.
 *
 * @param language the word behind the fence, such as `sh`; letters only
 */
export function markdownBlock(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1))
  return `${fence}${language.replace(/[^A-Za-z]/g, '')}\n${withoutBreaks(text.replace(/\r\n?/g, '\n'))}\n${fence}`
}

/** A text without line breaks at its end. */
function withoutBreaks(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '\n') end -= 1
  return text.slice(0, end)
}

function longestRun(text: string, character: string): number {
  let longest = 0
  let run = 0
  for (const one of text) {
    run = one === character ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
