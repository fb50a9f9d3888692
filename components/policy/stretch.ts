/** Most characters that are looked through for the end of a statement. */
const longest = 100_000

/**
 * Offset after what begins in a text: a bracket with all that is inside it (of a block of Terraform from its head on), or
 * one character where no bracket opens on the line.
 */
export function endOfStretch(text: string, at: number): number {
  const line = text.indexOf('\n', at)
  const open = text.slice(at, line < 0 ? text.length : line).search(/[{[]/)
  if (open < 0 || /^["\d]/.test(text.slice(at, at + 1))) return at + 1
  let depth = 0
  let quoted = false
  const end = Math.min(text.length, at + longest)
  for (let index = at + open; index < end; index += 1) {
    const character = text[index]
    if (quoted && character === '\\') index += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === '{' || character === '[')) depth += 1
    else if (!quoted && (character === '}' || character === ']')) {
      depth -= 1
      if (depth === 0) return index + 1
    }
  }
  return at + 1
}
