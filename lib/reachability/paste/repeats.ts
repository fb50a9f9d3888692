/** Fewest lines of a text that is looked at: what is shorter is read in no time. */
const leastLines = 500

/** Repetitions that are kept: an output, the same again, and what parts them. */
const kept = 3

/**
 * How many lines of a text have to be read, where it is the same lines again and again: a loop of a script, a file that was pasted
 * over and over. Else all of them. Linear in the text: the prefix function of Knuth, Morris and Pratt over whole lines.
 */
export function linesToRead(lines: readonly string[]): number {
  if (lines.length < leastLines) return lines.length
  // The first line and the last may be a part of one.
  const inner = lines.slice(1, -1)
  // What is repeated often enough begins again in the first part of the text: most texts do not, and are passed over at once.
  if (!inner.slice(1, Math.ceil(inner.length / (2 * kept)) + 1).includes(inner[0] ?? '')) return lines.length
  const borders = new Int32Array(inner.length)
  let border = 0
  for (let index = 1; index < inner.length; index += 1) {
    while (border > 0 && inner[index] !== inner[border]) border = borders[border - 1] ?? 0
    if (inner[index] === inner[border]) border += 1
    borders[index] = border
  }
  const period = inner.length - border
  // What stands at the very end may be what all the rest leads up to.
  const last = lines.at(-1) ?? ''
  if (!(lines[lines.length - 1 - period] ?? '').startsWith(last)) return lines.length
  const needed = 1 + kept * period
  return needed * 2 <= lines.length ? needed : lines.length
}
