import { longestSentence } from '../complaint'
import { begun, type Change, changing, type ListKind, listingCommands, succeeded } from '../data/changes'
import { working } from '../data/complaints'
import { isTalk } from './speech'

const prompt = /^(?<before>\S{0,80}?(?:\[[^\]]{0,80}\]|\s~)?\s?[#$%>])\s{1,3}(?<command>\S.{0,600})$/
const host = /@([\w.-]{1,64})/

/** A command that was typed, with the lines below it up to the next one, or to where somebody speaks. */
interface Typed {
  readonly command: string
  /** The machine at the prompt; empty where it has no name. */
  readonly at: string
  readonly from: number
  to: number
  /** What it has printed says that it is done. */
  isDone: boolean
}

function commandIn(line: string, next: string): Pick<Typed, 'command' | 'at'> | null {
  if (line.length > longestSentence) return null
  const { before = '', command } = prompt.exec(line)?.groups ?? {}
  if (command !== undefined) return { command: command.trim(), at: host.exec(before)?.[1] ?? '' }
  // Without a prompt a command is one by what it has printed.
  const bare = line.trim()
  return succeeded.test(next) && changing.some((each) => each.command.test(bare)) ? { command: bare, at: '' } : null
}

function typedIn(lines: readonly string[]): readonly Typed[] {
  const found: Typed[] = []
  let open: Typed | null = null
  lines.forEach((line, at) => {
    const typed = commandIn(line, lines[at + 1] ?? '')
    if (typed) {
      open = { ...typed, from: at, to: at, isDone: false }
      found.push(open)
    } else if (open && isTalk(line)) open = null
    else if (open && line.trim() !== '') {
      open.to = at
      open.isDone ||= succeeded.test(line)
    }
  })
  return found
}

const kindOf = ({ command }: Typed): ListKind | null =>
  listingCommands.find(([, form]) => form.test(command))?.[0] ?? null

/** Whether a change is one of the port, and in force by what was typed behind it. */
function isInForce(change: Change, typed: Typed, behind: readonly Typed[], port: number | null): boolean {
  if (
    !change.ofAll &&
    port !== null &&
    !new RegExp(`(?<!\\d)${port}(?!\\d)|http|ssh|-D |delete`, 'i').test(typed.command)
  )
    return false
  if (!change.later || !/--permanent\b/.test(typed.command)) return true
  return behind.some(({ command }) => change.later?.test(command))
}

/** Whether what a list shows was changed by one of the commands that were typed below it. */
function isChanged(kind: ListKind, below: readonly Typed[], port: number | null): boolean {
  return below.some((typed, index) =>
    changing.some(
      (change) =>
        change.kind === kind &&
        change.command.test(typed.command) &&
        isInForce(change, typed, below.slice(index + 1), port),
    ),
  )
}

const ofRules: ReadonlySet<ListKind> = new Set(['ufw', 'iptables', 'firewalld', 'nft'])

/** Whether a list is shown again below, by the same machine, once something was done. */
function isShownAgain(kind: ListKind, at: string, below: readonly Typed[]): boolean {
  const again = below.findIndex((other) => kindOf(other) === kind && (other.at === at || other.at === ''))
  return (
    again > 0 &&
    below
      .slice(0, again)
      .some(({ command }) => begun.test(command) || changing.some((each) => each.command.test(command)))
  )
}

/** Lines of lists that the same machine has changed since, by commands that stand below them: they show what was. */
export function changedByCommand(lines: readonly string[], port: number | null): ReadonlySet<number> {
  const found = new Set<number>()
  const typed = typedIn(lines)
  typed.forEach((each, index) => {
    const kind = kindOf(each)
    if (kind === null) return
    const below = typed.slice(index + 1).filter(({ at }) => at === each.at || at === '' || each.at === '')
    // That it works once the rule is there says that the list was what stood in the way.
    const isMended = lines.slice(each.to + 1).some((line) => isTalk(line) && working.test(line))
    const isOver =
      isShownAgain(kind, each.at, below) || (ofRules.has(kind) && !isMended && isChanged(kind, below, port))
    if (isOver) for (let at = each.from; at <= each.to; at += 1) found.add(at)
  })
  return found
}
