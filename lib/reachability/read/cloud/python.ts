/** An object that Python has printed: its texts stand in single quotes, where they hold none. */
export const pythonObject = /^[[{][\s[{]{0,200}'/

const parts = /'((?:[^'\\\n]|\\.){0,4000})'|"(?:[^"\\\n]|\\.){0,4000}"|\b(True|False|None)\b/g
const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }

/** The same object as JSON, with its lines where they were: `{'Status': 'Stopped', 'Recyclable': False}`. */
export function pythonAsJson(text: string): string {
  return text.replace(parts, (whole, inner: string | undefined, word: string | undefined) => {
    if (word !== undefined) return words[word] ?? whole
    if (inner === undefined) return whole
    return `"${inner
      .replace(/\\'/g, "'")
      .replace(/(?<!\\)"/g, '\\"')
      .replace(/\\x([0-9a-f]{2})/gi, '\\u00$1')}"`
  })
}
