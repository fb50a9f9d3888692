/** A line as it is quoted in a reason: trimmed, at most 300 characters. */
export function quote(line: string): string {
  const text = line.trim()
  return text.length > 300 ? `${text.slice(0, 299)}…` : text
}
