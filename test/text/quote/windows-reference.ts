/**
 * How PowerShell and cmd read a line, written from their documented rules and not from our quoting: about_Quoting_Rules,
 * about_Parsing, about_Special_Characters; "cmd" on Microsoft Learn, "Parsing C command-line arguments".
 */

const singleQuotes = "'\u2018\u2019\u201a\u201b"
const doubleQuotes = '"\u201c\u201d\u201e'

/** The one string argument that PowerShell reads; null where the text is anything else, such as two or an expression. */
export function powershellReads(word: string): string | null {
  const units = [...Array(word.length).keys()].map((index) => word.charAt(index))
  const opener = units.shift() ?? ''
  let value = ''
  if (singleQuotes.includes(opener)) {
    while (units.length > 0) {
      const unit = units.shift() ?? ''
      if (!singleQuotes.includes(unit)) value += unit
      else if (units[0] !== undefined && singleQuotes.includes(units[0])) value += units.shift()
      else return units.length === 0 ? value : null
    }
    return null
  }
  if (!doubleQuotes.includes(opener)) return null
  while (units.length > 0) {
    const unit = units.shift() ?? ''
    if (unit === '`') {
      const escaped = units.shift() ?? ''
      if ('0abefnrtuv'.includes(escaped)) return null
      value += escaped
    } else if (doubleQuotes.includes(unit)) {
      if (units[0] !== undefined && doubleQuotes.includes(units[0])) value += units.shift()
      else return units.length === 0 ? value : null
    } else if (unit === '$') {
      const expression = /^\(\[char\](\d{1,5})\)/.exec(units.join(''))
      if (expression) {
        value += String.fromCharCode(Number(expression[1]))
        units.splice(0, expression[0].length)
      } else if (/^[\w{(:$?^]/.test(units[0] ?? '')) return null
      else value += unit
    } else value += unit
  }
  return null
}

/** The arguments of the one program that a line starts in cmd; null where the line does more, or changes with variables. */
export function cmdReads(line: string): readonly string[] | null {
  // Variables are replaced before anything is parsed, also inside quotes.
  if (/%|[\0\r\n]/.test(line)) return null
  let quoted = false
  let passed = ''
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index)
    if (character === '"') quoted = !quoted
    else if (!quoted && character === '^') {
      index += 1
      passed += line.charAt(index)
      continue
    } else if (!quoted && '&|<>()'.includes(character)) return null
    passed += character
  }
  return quoted ? null : argumentsOf(passed)
}

function argumentsOf(line: string): readonly string[] {
  const all: string[] = []
  let index = 0
  while (index < line.length) {
    while (line[index] === ' ' || line[index] === '\t') index += 1
    if (index >= line.length) break
    let argument = ''
    let quoted = false
    for (; index < line.length; index += 1) {
      if (!quoted && (line[index] === ' ' || line[index] === '\t')) break
      let slashes = 0
      while (line[index] === '\\') {
        slashes += 1
        index += 1
      }
      if (line[index] === '"') {
        argument += '\\'.repeat(slashes >> 1)
        if (slashes % 2 === 1) argument += '"'
        else quoted = !quoted
      } else {
        argument += '\\'.repeat(slashes)
        index -= slashes > 0 ? 1 : 0
        if (slashes === 0) argument += line[index] ?? ''
      }
    }
    all.push(argument)
  }
  return all
}
