import { endOfText } from './python'

/*
 * What programs print of an object by `toString`, `repr` or `%+v`, made JSON. Where a value may end cannot always be told
 * (a description with a comma, with a bracket): what comes out then is no JSON, or says one name twice, and is refused. Or
 * it is as good a print of other objects: `Description:web Policy:Drop` may be one field or two, and so may
 * `description='web', policy='Drop'`, as no quote within is escaped. Where people's own words stand in a print, that is said.
 */

/** `{a='x', b=[C(d=1)]}` and `(a='x')`, as classes of Java and Kotlin and data classes of Python print themselves. */
const assigned = /^[{[(]\s{0,20}(?:[A-Za-z_$][\w.$]{0,100}\s?[{(]\s{0,20}){0,4}[A-Za-z_]\w{0,100}=(?![=>])/
/** `{A:x B:[{C:1} {C:2}]}`, as Go prints a struct by `%+v`. */
const spaced = /^[{[]&?\{?[A-Z]\w{0,100}:(?=[^\s"'])/

/** Whether a text is such a print. */
export function isDumped(text: string): boolean {
  return assigned.test(text) || spaced.test(text)
}

/** A print, made JSON. */
interface DumpedJson {
  readonly json: string
  /** The first field of people's own words whose end nothing tells for sure; null where there is none. */
  readonly unclear: string | null
}

/** The print as JSON. Looks at each character a bounded number of times. */
export function jsonOfDumped(text: string): DumpedJson {
  return new Print(text, assigned.test(text) ? byAssignment : bySpace).read()
}

/** Names of fields that hold whatever somebody has written. */
const ownText = /(?:description|name)$/i

interface Dialect {
  /** A name, and what parts it from its value; sticky. */
  readonly name: RegExp
  /** What stands before a bracket and says nothing: the name of a class. */
  readonly type: RegExp
  /** A value without quotes: up to where the next one may begin. */
  readonly value: RegExp
}

const byAssignment: Dialect = {
  name: /([A-Za-z_]\w{0,100})=(?![=>])/y,
  type: /[A-Za-z_$][\w.$]{0,100}\s?(?=[{([])/y,
  value: /[^,{}()[\]'"\n]{0,2000}/y,
}
const bySpace: Dialect = {
  name: /([A-Z]\w{0,100}):/y,
  type: /(?:&|map(?=\[))/y,
  value: /(?:(?! [A-Z]\w{0,100}:)[^{}[\]\n]){0,2000}/y,
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': '}', '[': ']' }

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

/** A print that is made JSON, piece by piece. */
class Print {
  private readonly parts: string[] = []
  /** What closes the brackets that are open. */
  private readonly open: string[] = []
  private index = 0
  /** Whether an item or a pair stands before, so that a comma is due. */
  private due = false
  private unclear: string | null = null

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
  ) {}

  read(): DumpedJson {
    const { text } = this
    while (this.index < text.length) {
      const character = text.charAt(this.index)
      const end = closing[character]
      if (end !== undefined) this.begin(end)
      else if (/[})\]]/.test(character)) this.end(character)
      else if (/[\s,]/.test(character)) this.index += 1
      else this.item()
    }
    return { json: this.parts.join(''), unclear: this.unclear }
  }

  private begin(end: string) {
    this.put(end === '}' ? '{' : '[')
    this.open.push(end)
    this.due = false
    this.index += 1
  }

  private end(character: string) {
    this.parts.push(this.open.pop() ?? character)
    this.due = true
    this.index += 1
  }

  private put(part: string) {
    if (this.due) this.parts.push(',')
    this.parts.push(part)
    this.due = true
  }

  /** A name with its value, or a value. What begins with a bracket comes next. */
  private item() {
    const { text, dialect } = this
    const named = this.open.at(-1) === '}' ? matchAt(dialect.name, text, this.index) : null
    const [, name = ''] = named ?? []
    if (named) {
      this.put(`${JSON.stringify(name)}:`)
      this.due = false
      this.index += named[0].length
      if (ownText.test(name)) this.unclear ??= name
      if (closing[text.charAt(this.index)] !== undefined) return
    }
    const type = matchAt(dialect.type, text, this.index)
    if (type) this.index += type[0].length
    else if (/['"]/.test(text.charAt(this.index))) this.quoted()
    else this.plain(named === null)
  }

  private quoted() {
    const last = endOfText(this.text, this.index)
    this.put(JSON.stringify(this.text.slice(this.index + 1, last)))
    this.index = last + 1
  }

  private plain(isAlone: boolean) {
    const written = matchAt(this.dialect.value, this.text, this.index)?.[0] ?? ''
    const value = written.trim()
    this.put(/^(?:null|None|<nil>)$/.test(value) ? 'null' : JSON.stringify(value))
    this.index += Math.max(isAlone ? 1 : 0, written.length)
  }
}
