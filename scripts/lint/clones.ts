import { isScript, type LintFault, type Sources } from './sources'

/** As many lines that two places have in common are a clone. */
const cloneLines = 12

interface Line {
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** The lines that say something, without their indent: no blank ones, no comments, no imports. */
function tellingLines(text: string): Line[] {
  const lines: Line[] = []
  let inside: 'comment' | 'import' | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (inside === null && line.startsWith('/*')) inside = 'comment'
    if (
      inside === null &&
      /^(?:import|export) (?:type )?\{?/.test(line) &&
      (line.startsWith('import') || / from '/.test(line) || (/\{$/.test(line) && !/[=(]/.test(line)))
    )
      inside = 'import'
    if (inside === null && line !== '' && !line.startsWith('//')) lines.push({ text: line, line: index + 1 })
    if (inside === 'comment' && line.endsWith('*/')) inside = null
    if (inside === 'import' && (/ from '/.test(line) || /^import '/.test(line) || line === '}')) inside = null
  }
  return lines
}

/** Places of `lib` and `components` that have 12 lines or more in common: one job done twice. */
export function clones(sources: Sources): LintFault[] {
  const files = [...sources]
    .filter(([path]) => /^(?:lib|components|build)\//.test(path) && isScript(path))
    .map(([path, text]) => ({ path, lines: tellingLines(text) }))
  const first = new Map<string, { path: string; at: number }>()
  const faults: LintFault[] = []
  for (const { path, lines } of files) {
    let covered = -1
    for (let at = 0; at + cloneLines <= lines.length; at += 1) {
      const window = lines
        .slice(at, at + cloneLines)
        .map(({ text }) => text)
        .join('\n')
      const known = first.get(window)
      if (!known) first.set(window, { path, at })
      else if (at > covered && !(known.path === path && at - known.at < cloneLines)) {
        faults.push({
          path,
          line: lines[at]?.line ?? 1,
          key: `${path} repeats ${known.path}`,
          message: `${cloneLines} lines or more stand in ${known.path}, too`,
        })
        covered = at + cloneLines - 1
      }
    }
  }
  return faults
}
