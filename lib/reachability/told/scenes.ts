import { isOutput, longestSentence } from '../complaint'
import { failing, working } from '../data/complaints'
import {
  asksAddress,
  failingFrom,
  headedOn,
  letterLabel,
  meantHere,
  placeWords,
  seriesName,
  triedFrom,
} from '../data/machines'
import { outcomeOf } from '../data/phrases'
import { clausesOf, halvesOf, isSentence, isTalk, spokenSentences } from './speech'

/** Lines of one machine that stand together, with what it is called. */
interface Scene {
  readonly from: number
  to: number
  /** Words by which it is named in a label, or at its prompt. */
  readonly names: ReadonlySet<string>
  /** Addresses that a label, or what it prints, gives it. */
  readonly addresses: Set<string>
  /** What its label says of it; empty for a prompt. */
  readonly label: string
}

/** The machine at a prompt that has a user, a folder, or brackets about it, or its bare name before the mark. */
const promptForms: readonly RegExp[] = [
  /^\s{0,4}\[?[\w.-]{1,64}@([\w.-]{1,64})(?:[ :][^\]#$%>\n]{0,120})?\]?\s?[#$%](?:\s|$)/,
  /^\s{0,4}\[([a-z][\w.-]{1,40}) [^\]#$%>\n]{1,80}\]\s?[#$](?:\s|$)/i,
  /^\s{0,4}([a-z][\w.-]{1,40}):[~/][^\s#$%>]{0,120}\s?[#$](?:\s|$)/i,
  /^([a-z][\w.-]{1,40})[#$]\s(?=[a-z/])/i,
  /^\s{0,4}([a-z][\w.-]{1,40}) ~[^\s#$%>]{0,120} [#$%](?:\s|$)/,
]
const leaving = /[#$%]\s{0,3}(?:exit|logout)\s{0,3}$/
const address = /(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]\d)/g
/** A line in which a machine tells its own addresses. */
const ownAddress = /^\s{0,9}inet (?!127\.)(\d{1,3}(?:\.\d{1,3}){3})/
const askingAddress = new RegExp(String.raw`[#$%]\s{0,3}(?:sudo )?hostname -i\b|${asksAddress.source}`, 'i')
/** Commands that try another machine. */
const trying =
  /[#$%>]\s{1,3}(?:sudo )?(?:curl|wget|ssh|telnet|nc|ncat|ping|mysql|psql|redis-cli|mongosh?|Test-NetConnection|tnc|tcping|tracert|traceroute|mtr|dig|nslookup|nmap)\b/i
const atLoopback = /\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]/

/** A line between two pieces: a prompt without a name. */
const pieceEnd = '$ '

/** Longest label, in characters. */
const longestLabel = 100

function promptOf(line: string): string | null {
  if (line.length > longestSentence) return null
  for (const form of promptForms) {
    const host = form.exec(line)?.[1]
    if (host !== undefined) return host.toLowerCase()
  }
  return null
}

const addressesIn = (text: string) => [...text.matchAll(address)].map(([, found = '']) => found)

/** Names of machines in a text: of prompts that it shows, of a kind with a number, and by what they are to people. */
function namesIn(text: string, hosts: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const pattern of [seriesName, placeWords])
    for (const [name] of text.matchAll(pattern)) found.add(name.toLowerCase())
  for (const word of text.toLowerCase().match(/[a-z][\w.-]{1,40}/g) ?? [])
    if (hosts.has(word.replace(/[.-]$/, ''))) found.add(word.replace(/[.-]$/, ''))
  const letter = letterLabel.exec(text)?.[1]
  if (letter !== undefined) found.add(letter.toLowerCase())
  return found
}

/** Whether an output stands below a line. */
function isFollowed(lines: readonly string[], index: number, isSaid = isTalk): boolean {
  const next = lines
    .slice(index + 1, index + 4)
    .find((line) => line.trim() !== '' && !/^\s{0,9}(?:`{3}|~{3})/.test(line))
  return next !== undefined && next !== pieceEnd && (promptOf(next) !== null || !isSaid(next))
}

/** Whether a line is a label of what stands below it. */
function isLabel(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').replace(/[*_`\s]{1,9}$/, '')
  if (line === '' || line.length > longestLabel || /^\s{4}/.test(line)) return false
  if (!/[:：]$/.test(line) && !letterLabel.test(line)) return false
  return !isOutput(line.replace(/^[\s#*_`-]{1,9}/, '')) && isFollowed(lines, index, isSentence)
}

/** A short line without a colon, with nothing but an output, or a prompt, below it. */
function isBareHeading(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  const words = line.trim().split(/\s{1,9}/)
  if (line.trim() === '' || line.length > 48 || words.length > 6 || /^\s/.test(line) || promptOf(line) !== null)
    return false
  if (/[.,;!?=<>|{}$"]|\d{3}/.test(line) || /^\s{0,9}(?:`{3}|[-#+>])/.test(line)) return false
  const before = lines[index - 1] ?? ''
  return (before.trim() === '' || isOutput(before) || !isTalk(before)) && isFollowed(lines, index)
}

/** A heading without a colon, with its words, and without what people put around it. */
interface Heading {
  readonly at: number
  readonly line: string
  readonly own: string
  readonly words: readonly string[]
}

function headingAt(lines: readonly string[], at: number): Heading {
  const line = lines[at] ?? ''
  const own = line.replace(/^[【[(*_#\s]{1,4}|[】\])*_\s]{1,4}$/g, '').toLowerCase()
  return { at, line, own, words: own.split(/\s{1,9}/) }
}

/** The word by which a heading differs from another one: `host blue` beside `host green`. */
function distinctIn({ words }: Heading, others: readonly Heading[]): string | null {
  for (const other of others) {
    const differing = words.filter((word, at) => word !== other.words[at])
    if (words.length === other.words.length && words.length > 1 && differing.length === 1) return differing[0] ?? null
  }
  return null
}

const onlyName = new RegExp(`^(?:${seriesName.source}|(?:${placeWords.source})[\\w\\u4e00-\\u9fff]{0,6})$`, 'i')

/** Most headings that are held against one another. */
const mostHeadings = 40

/** The machines that headings without a colon name, by the numbers of their lines: at least two of one text. */
function headingsIn(lines: readonly string[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const bare = [...lines.keys()]
    .filter((at) => isBareHeading(lines, at))
    .slice(0, mostHeadings)
    .map((at) => headingAt(lines, at))
  for (const heading of bare) {
    const { at, line, own } = heading
    const others = bare.filter((other) => other !== heading)
    const name = onlyName.test(own) ? own : (headedOn.exec(line)?.[1]?.toLowerCase() ?? distinctIn(heading, others))
    if (name !== null) found.set(at, name)
  }
  return found.size > 1 ? found : new Map()
}

/** The last sentence of a label, which says whose the output below it is. */
function lastSentence(line: string): string {
  return letterLabel.test(line)
    ? line
    : (line.split(/(?<=[a-z\d)][.!?]|[。！？])\s{0,3}/i).findLast((each) => each.trim() !== '') ?? line)
}

/** What a text shows of each machine that it names. */
class Scenes {
  readonly all: Scene[] = []
  #open: Scene | null = null

  constructor(readonly prompts: ReadonlySet<string>) {}

  close(): void {
    this.#open = null
  }

  /** Whether what is open was begun by a prompt with a name. */
  isOfPrompt(): boolean {
    return this.#open !== null && [...this.#open.names].some((name) => this.prompts.has(name))
  }

  begin(at: number, names: ReadonlySet<string>, addresses: readonly string[], label = ''): void {
    this.#open = { from: at, to: at, names, addresses: new Set(addresses), label }
    this.all.push(this.#open)
  }

  /** A prompt goes on with its own machine; below a label it says more of the one that is named there. */
  prompt(at: number, host: string): void {
    const open = this.#open
    if (open?.names.has(host)) open.to = at
    else if (open && open.names.size > 0 && open.to === open.from) this.#rename(at, new Set([...open.names, host]))
    else this.begin(at, new Set([host]), [])
  }

  #rename(at: number, names: ReadonlySet<string>): void {
    const last = this.all.pop()
    const { from = at, addresses = new Set<string>(), label = '' } = last ?? {}
    this.#open = { from, to: at, names, addresses, label }
    this.all.push(this.#open)
  }

  line(at: number, line: string, isAskingAddress: boolean): void {
    if (!this.#open) return
    this.#open.to = at
    const own = ownAddress.exec(line)?.[1]
    if (own !== undefined) this.#open.addresses.add(own)
    if (isAskingAddress) for (const each of addressesIn(line)) this.#open.addresses.add(each)
  }
}

/** A letter that stands for a machine, or for who speaks: who does so twice is no machine. */
const speaker = /^\W{0,4}([A-D]|[1-4])[:：)](?:\s|$)/

function speaksTwice(lines: readonly string[]): boolean {
  const letters = lines.flatMap((line) => speaker.exec(line)?.[1] ?? [])
  return new Set(letters).size < letters.length
}

/** Begins what a label names a machine for. */
function labelled(scenes: Scenes, line: string, at: number, hosts: ReadonlySet<string>): void {
  const said = lastSentence(line)
  const names = namesIn(said, hosts)
  const addresses = addressesIn(said)
  if (names.size > 0 || addresses.length > 0) scenes.begin(at, names, addresses, said)
}

/** Whether a line ends what is shown: somebody speaks, or a prompt without a name below one with a name was pasted from elsewhere. */
function endsScene(scenes: Scenes, line: string): boolean {
  return (/^[$#] /.test(line) && scenes.isOfPrompt()) || isSentence(line)
}

function scenesIn(lines: readonly string[]): readonly Scene[] {
  const headings = headingsIn(lines)
  const prompts = new Set(lines.flatMap((line) => promptOf(line) ?? []))
  const hosts = new Set([...prompts, ...headings.values()])
  const scenes = new Scenes(prompts)
  const isDialogue = speaksTwice(lines)
  let isAskingAddress = false
  lines.forEach((line, at) => {
    if (line.trim() === '' || line.length > 1000) return
    const host = promptOf(line)
    if (host !== null) {
      scenes.prompt(at, host)
      if (leaving.test(line)) scenes.close()
    } else if (isDialogue && speaker.test(line)) {
      scenes.close()
    } else if (headings.has(at)) {
      scenes.begin(at, new Set([headings.get(at) ?? '', ...namesIn(line, hosts)]), addressesIn(line))
    } else if (isLabel(lines, at)) labelled(scenes, line, at, hosts)
    else if (endsScene(scenes, line)) scenes.close()
    else scenes.line(at, line, isAskingAddress)
    if (/[#$%]\s/.test(line)) isAskingAddress = askingAddress.test(line)
  })
  return scenes.all
}

/** What people, and clients, say of machines: those that fail, and those that work. */
interface Said {
  readonly missed: Set<string>
  readonly served: Set<string>
  /** Addresses at which a try has failed. */
  readonly dialled: Set<string>
}

const isFailing = (clause: string) => failing.some((words) => words.test(clause))

function hear(said: Said, clause: string, hosts: ReadonlySet<string>): void {
  const source = clause.replace(triedFrom, ' ')
  const behind = source.replace(failingFrom, ' ')
  // Who is said not to get anywhere is missed himself, unless the clause goes on to say where to.
  const target = namesIn(behind, hosts).size > 0 || addressesIn(behind).length > 0 ? behind : source
  const isMissed = isFailing(clause)
  if (!isMissed && !working.test(clause)) return
  for (const name of namesIn(target, hosts)) (isMissed ? said.missed : said.served).add(name)
  if (isMissed) for (const each of addressesIn(target)) said.dialled.add(each)
}

/** @param labels lines that say it of what stands below them alone */
function saidIn(lines: readonly string[], labels: ReadonlySet<number>, hosts: ReadonlySet<string>): Said {
  const said: Said = { missed: new Set(), served: new Set(), dialled: new Set() }
  for (const [at, line] of lines.entries()) {
    if (line.length > longestSentence) continue
    if (outcomeOf(line) !== null && /timed? ?out|refused|No route|unreachable/i.test(line))
      for (const each of addressesIn(line)) said.dialled.add(each)
    if (!isTalk(line) || labels.has(at) || promptOf(line) !== null) continue
    const clauses = spokenSentences(line).flatMap((sentence) => sentence.split(/(?<=[a-z\d])[.;]\s/))
    for (const sentence of clauses)
      if (meantHere.test(sentence)) for (const name of namesIn(sentence, hosts)) said.missed.add(name)
    for (const clause of clauses.flatMap(clausesOf).flatMap(halvesOf)) hear(said, clause, hosts)
  }
  return said
}

/** Whether two scenes are of one machine: of one prompt, of one address, or called by the same words. */
function isSame(one: Scene, other: Scene, prompts: ReadonlySet<string>): boolean {
  const isShared = (name: string) => other.names.has(name) && prompts.has(name)
  if ([...one.names].some(isShared) || [...one.addresses].some((each) => other.addresses.has(each))) return true
  return (
    one.names.size === other.names.size && one.names.size > 0 && [...one.names].every((name) => other.names.has(name))
  )
}

const isNamedClient = ({ names }: Scene) => names.has('client')

/** Whether another machine was tried in vain from the prompt of this one. */
function isClient(lines: readonly string[], { from, to, addresses }: Scene): boolean {
  let dialled: readonly string[] = []
  for (let at = from; at <= to; at += 1) {
    const line = lines[at] ?? ''
    if (promptOf(line) !== null)
      dialled = trying.test(line) && !/[#$%]\s{1,3}ssh \S{1,80}\s{0,3}$/.test(line) ? addressesIn(line) : []
    else if (outcomeOf(line) !== null && dialled.some((each) => !each.startsWith('127.') && !addresses.has(each)))
      return true
  }
  return false
}

/** Whether a scene is of the machine that is asked about; null where nothing says. */
function isAsked(scene: Scene, others: readonly Scene[], { missed, served, dialled }: Said): boolean | null {
  if ([...scene.addresses].some((each) => dialled.has(each))) return true
  const { label } = scene
  if (label !== '' && (isFailing(label) || meantHere.test(label))) return true
  if (label !== '' && working.test(label)) return false
  const own = [...scene.names].filter((name) => !others.some((other) => other.names.has(name)))
  if (own.some((name) => missed.has(name))) return true
  return own.some((name) => served.has(name)) ? false : null
}

/** Lines of a scene but for tries of other machines, which whoever makes them meets what a client meets. */
function stateOf(lines: readonly string[], { from, to }: Scene): number[] {
  const found: number[] = []
  let isTry = false
  for (let at = from; at <= to; at += 1) {
    const line = lines[at] ?? ''
    if (/^\S{0,80}[#$%>]\s/.test(line) || promptOf(line) !== null) isTry = trying.test(line) && !atLoopback.test(line)
    else if (outcomeOf(line) !== null && !atLoopback.test(line)) continue
    if (!isTry) found.push(at)
  }
  return found
}

interface Judged {
  readonly scene: Scene
  readonly asked: boolean | null
}

/** The scenes of the machine that is asked about: those that are said to be, or all that is left of one machine. */
function askedOf(judged: readonly Judged[], prompts: ReadonlySet<string>): readonly Judged[] {
  const own = judged.filter(({ asked }) => asked === true)
  const [first, ...left] = judged.filter(({ asked }) => asked === null)
  if (own.length > 0 || !first) return own
  return left.every(({ scene }) => isSame(scene, first.scene, prompts)) ? [first, ...left] : []
}

/** Lines of machines that a text shows by their names: of others than the one that is asked about, and its own. */
interface ByMachine {
  readonly others: ReadonlySet<number>
  readonly own: ReadonlySet<number>
}

const noLines: ReadonlySet<number> = new Set()

/** Which lines show the machine that is asked about, and which show another, where a text shows several by their names. */
export function ofOtherScenes(piece: readonly string[], beside: readonly (readonly string[])[] = []): ByMachine {
  // A piece ends what was shown at its prompt.
  const lines = beside.length === 0 ? piece : [...piece, ...beside.flatMap((each) => [pieceEnd, ...each])]
  const scenes = scenesIn(lines)
  if (scenes.length < 2 && !scenes.some(isNamedClient)) return { others: noLines, own: noLines }
  const prompts = new Set(lines.flatMap((line) => promptOf(line) ?? []))
  const hosts = new Set(scenes.flatMap(({ names }) => [...names]))
  const labels = new Set(scenes.flatMap(({ from, label }) => (label === '' ? [] : [from])))
  const said = saidIn(lines, labels, hosts)
  const hasPrompt = ({ names }: Scene) => [...names].some((name) => prompts.has(name))
  const judged = scenes.map((scene) => {
    const others = scenes.filter((other) => other !== scene && !isSame(scene, other, prompts))
    const asked = isAsked(scene, others, said)
    // Nobody says which it is: of two at their prompts it is the one from which the other was not tried.
    const isTrying = asked === null && (others.some(hasPrompt) || isNamedClient(scene)) && isClient(lines, scene)
    return { scene, asked: isTrying ? false : asked }
  })
  const asked = askedOf(judged, prompts)
  const isOwn = (scene: Scene) => asked.some((each) => isSame(scene, each.scene, prompts))
  const own = new Set<number>()
  const others = new Set<number>()
  // What is said of the one that fails may stand below another's output.
  const isOfAsked = (line: string) =>
    promptOf(line) === null &&
    isTalk(line) &&
    isFailing(line) &&
    [...namesIn(line, hosts)].some((name) => said.missed.has(name))
  for (const { scene, asked: isMeant } of judged) {
    if (isMeant === true || isOwn(scene)) for (let at = scene.from; at <= scene.to; at += 1) own.add(at)
    else if (asked.length > 0 || isMeant === false)
      for (const at of stateOf(lines, scene)) if (!isOfAsked(lines[at] ?? '')) others.add(at)
  }
  return { others, own }
}
