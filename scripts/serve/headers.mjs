/**
 * @typedef {{ readonly path: string, readonly pattern: RegExp, readonly headers: readonly (readonly [name: string, value: string])[] }} HeaderRule
 */

/**
 * Reads the headers file that static hosts read (`_headers`), so that there is one list of headers. A line that begins a
 * rule is a path, in which one `*` stands for anything; the indented lines below it are its headers.
 *
 * @param {string} text the file
 * @returns {readonly HeaderRule[]} in the order of the file
 */
export function readHeaders(text) {
  /** @type {{ path: string, pattern: RegExp, headers: [string, string][] }[]} */
  const rules = []
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim() || line.startsWith('#')) continue
    if (!/^\s/.test(line)) {
      rules.push({ path: line.trim(), pattern: patternOf(line.trim()), headers: [] })
      continue
    }
    const colon = line.indexOf(':')
    const rule = rules.at(-1)
    if (colon < 0 || !rule)
      throw new Error(`_headers, line ${index + 1}: a path, or an indented "Name: value" below one`)
    rule.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return rules
}

/** @param {string} path */
function patternOf(path) {
  const [before = '', ...after] = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${[before, ...after].join('.*')}$`)
}

/**
 * The headers of a path, by their names in lower case. A later rule outranks an earlier one.
 *
 * @param {readonly HeaderRule[]} rules
 * @param {string} path as requested, without the query
 * @returns {Record<string, string>}
 */
export function headersOf(rules, path) {
  const fitting = rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers)
  return Object.fromEntries(fitting.map(([name, value]) => [name.toLowerCase(), value]))
}
