/** Finds the line and column, both from 1, of an offset into a text. */
export function newLines(text: string) {
  let starts: number[] | null = null
  return {
    placeOf(offset: number): { readonly line: number; readonly column: number } {
      starts ??= startsOf(text)
      let [low, high] = [0, starts.length - 1]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
    },
  }
}

function startsOf(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
