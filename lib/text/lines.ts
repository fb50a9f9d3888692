/** Where an offset stands: line and column, both from 1; columns are UTF-16 units, as editors and JavaScript count. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

export interface Lines {
  /** The place of an offset from 0 to the length of the text, in logarithmic time. */
  placeOf(offset: number): LinePlace
  /** Number of lines; an empty text has one. */
  readonly count: number
}

/**
 * Finds lines in a text. `\n`, `\r\n` and a lone `\r` end a line, as in JSON's and every editor's view. The text is looked
 * through when the first place is asked for.
 */
export function linesOf(text: string): Lines {
  let starts: number[] | null = null
  const found = () => {
    starts ??= lineStarts(text)
    return starts
  }
  return {
    placeOf(offset) {
      const all = found()
      let [low, high] = [0, all.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((all[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (all[low] ?? 0) + 1 }
    },
    get count() {
      return found().length
    },
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  const returns = text.includes('\r')
  for (let at = nextEnd(text, 0, returns); at >= 0; at = nextEnd(text, at + 1, returns)) {
    if (text[at] === '\r' && text[at + 1] === '\n') continue
    starts.push(at + 1)
  }
  return starts
}

function nextEnd(text: string, from: number, returns: boolean): number {
  if (!returns) return text.indexOf('\n', from)
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) return at
  }
  return -1
}

/** A short form of what was found, for a sentence: at most 60 UTF-16 units and an ellipsis; no pair is cut in two. */
export function shown(text: string): string {
  if (text.length <= 60) return text
  const cut = text.slice(0, 60)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
