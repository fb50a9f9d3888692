/** A document, as API and CLI print it. */
const json = /^\s*(?:\{|\[\s*[[{"])/

/**
 * The text of the box with what is pasted at its end, where that would be joined to the line before, such as a prompt that an
 * earlier paste has left: it begins a line of its own. Null where nothing is joined, or a word is pasted into a line.
 *
 * @param at where the pasted text goes: start and end of what is selected
 */
export function onOwnLine(text: string, at: readonly [start: number, end: number], pasted: string): string | null {
  const [start, end] = at
  const before = text.slice(0, start)
  const begins = pasted.trimEnd().includes('\n') || json.test(pasted)
  if (end < text.length || !begins || before === '' || before.endsWith('\n') || /^\r?\n/.test(pasted)) return null
  return `${before}\n${pasted}`
}
