/**
 * A heading of MDX with its written id: `## Why {/*why*\/}`.
 *
 * @param level how many `#` it begins with
 * @returns null for a line that is no such heading
 */
export function headingOf(line: string, level: number): { readonly id: string; readonly title: string } | null {
  const mark = `${'#'.repeat(level)} `
  const text = line.trimEnd()
  const start = text.lastIndexOf('{/*')
  if (!text.startsWith(mark) || start < 0 || !text.endsWith('*/}')) return null
  const id = text.slice(start + 3, -3).trim()
  const title = text.slice(mark.length, start).trim()
  return title !== '' && /^[a-z0-9-]+$/.test(id) ? { id, title } : null
}
