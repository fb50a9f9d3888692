import { isFields, readJson } from '@/lib/text'
import type { Screen, ScreenReader } from './screen'

const own = /^\s{0,40}"(?:InstanceId|Status|PublicIpAddress|EipAddress)"\s{0,3}:/
/** A line of JSON that is written on many lines. */
const ofJson =
  /^\s{0,80}(?:"\w{1,60}"\s{0,3}:\s{0,3}(?:"[^"]{0,300}"|[\d.-]{1,20}|true|false|null|\{.{0,300}\}|\[.{0,300}\]|[{[])\s{0,3},?|[}\]],?|"[^"]{0,300}",?|[{[])\s{0,9}$/

/** Most lines of one fragment. */
const longest = 300

/** How many brackets a line leaves open, outside of its texts. */
function opened(line: string): number {
  let depth = 0
  for (const char of line.replace(/"[^"]{0,300}"/g, '')) {
    if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') depth -= 1
  }
  return depth
}

/** The lines from one on that are fields of one object, each with all that belongs to it. */
function fieldsFrom(lines: readonly string[], from: number): number {
  let to = from
  let depth = 0
  for (let at = from; at < Math.min(lines.length, from + longest); at += 1) {
    const line = lines[at] ?? ''
    if (!ofJson.test(line)) break
    depth += opened(line)
    if (depth < 0) break
    if (depth === 0) to = at + 1
  }
  return to
}

/** Fields of an instance without the braces around them: a part of what DescribeInstances has printed. */
export const instanceFragments: ScreenReader = {
  signs: [own],
  read: (lines, signed) => {
    const found: Screen[] = []
    let last = 0
    for (const at of signed) {
      if (at < last || !own.test(lines[at] ?? '')) continue
      let from = at
      while (
        from > last &&
        /^\s{0,80}"\w{1,60}"\s{0,3}:/.test(lines[from - 1] ?? '') &&
        ofJson.test(lines[from - 1] ?? '')
      )
        from -= 1
      const to = fieldsFrom(lines, from)
      last = Math.max(to, at + 1)
      const { ok, documents } = readJson(
        `{${lines
          .slice(from, to)
          .join('\n')
          .replace(/,\s{0,9}$/, '')}}`,
        { deepest: 20 },
      )
      const value = ok ? documents[0]?.value : null
      // Another cloud says its state in an object.
      if (
        !isFields(value) ||
        isFields(value.State) ||
        !Object.hasOwn(value, 'InstanceId') ||
        Object.keys(value).length < 2
      )
        continue
      if (!['Status', 'PublicIpAddress', 'EipAddress'].some((key) => Object.hasOwn(value, key))) continue
      const instance = { Instances: { Instance: [value] } }
      found.push({
        from,
        to,
        what: 'instance',
        text: '',
        rows: [],
        value: instance,
        line: lines[from] ?? '',
        cut: null,
      })
    }
    return found
  },
}
