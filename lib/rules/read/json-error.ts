const token =
  /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null)|([{}[\],:]))/y

/** Where a text stops being JSON, and what would have gone on; only called when it is not JSON. Engines word it differently. */
export function errorOffset(text: string): { readonly offset: number; readonly expected: string } {
  const stack: ('{' | '[')[] = []
  let state: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' = 'value'
  const words = {
    value: 'a value',
    'value-or-end': 'a value or ]',
    key: 'a name in "…"',
    'key-or-end': 'a name in "…" or }',
    colon: ':',
    'comma-or-end': ', or the closing bracket',
  } as const
  token.lastIndex = 0
  let offset = 0
  while (true) {
    const found = token.exec(text)
    const skipped = /^[ \t\r\n]*/.exec(text.slice(offset, offset + 10_000))?.[0].length ?? 0
    const here = { offset: Math.min(offset + skipped, text.length), expected: words[state] }
    if (!found) return here
    const [, string, number, word, mark] = found
    const isValue = string !== undefined || number !== undefined || word !== undefined
    if (state === 'value' || state === 'value-or-end') {
      if (mark === '{' || mark === '[') {
        stack.push(mark)
        state = mark === '{' ? 'key-or-end' : 'value-or-end'
      } else if (isValue) state = 'comma-or-end'
      else if (mark === ']' && state === 'value-or-end') {
        stack.pop()
        state = 'comma-or-end'
      } else return here
    } else if (state === 'key' || state === 'key-or-end') {
      if (string !== undefined) state = 'colon'
      else if (mark === '}' && state === 'key-or-end') {
        stack.pop()
        state = 'comma-or-end'
      } else return here
    } else if (state === 'colon') {
      if (mark !== ':') return here
      state = 'value'
    } else {
      const open = stack.at(-1)
      if (mark === ',' && open) state = open === '{' ? 'key' : 'value'
      else if ((mark === '}' && open === '{') || (mark === ']' && open === '[')) stack.pop()
      else return here
    }
    offset = token.lastIndex
  }
}
