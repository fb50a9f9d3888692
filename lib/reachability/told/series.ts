import { mostLines } from '../complaint'
import { failing, working } from '../data/complaints'
import { sourceBefore, sourceBehind } from '../data/machines'
import { clausesOf, halvesOf, isTalk, spokenSentences } from './speech'

/** How people tell apart machines of a kind: by a number, a letter, or by what each is to the other. */
const series: readonly RegExp[] = [
  /(?<![\w.-])([a-z]{2,10}-[a-d])(?![\w-])/g,
  /([\d１-９一二三])\s?(?:号機|号机|台目|号服务器)/g,
  /(?<![A-Za-z\d])([A-D])(?=(?:机|服务器|サーバー?|台)?\s?(?:的|の|[:：はがにで]|能|不|连|打|访|可以|上))|(?:\b(?:server|box|host|node|machine|instance)|服务器|サーバー?|机器)\s?([A-D])(?![A-Za-z])/g,
  /\b((?:node|server|host|web|app|db|ecs|vm|box|srv)[-_]?\d{1,3})(?![\w.]\w)/gi,
  /\b(primary|replica|master|slave|secondary|standby)\b/gi,
  /(プライマリ|セカンダリ|レプリカ|マスター?|スレーブ|主库|从库|主节点|从节点|备机)/g,
]

interface Member {
  /** The same for machines that are told apart in the same way: for names with a number, what stands before it. */
  readonly kind: string
  readonly name: string
}

function membersIn(text: string): Member[] {
  return series.flatMap((pattern, kind) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const before = text.slice(Math.max(0, match.index - 24), match.index)
      if (sourceBefore.test(before) || sourceBehind.test(text.slice(match.index + match[0].length))) return []
      const name = (match.slice(1).find(Boolean) ?? '').toLowerCase()
      return [{ kind: `${kind} ${/^(.{2,}?)[-_]?(?:\d{1,3}|(?<=-)[a-d])$/.exec(name)?.[1] ?? ''}`, name }]
    }),
  )
}

/** Machines of a kind, by kind: those that a text says fail, and those that it says work. */
export interface Kin {
  readonly missed: ReadonlyMap<string, ReadonlySet<string>>
  readonly served: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a text says of machines of a kind. */
export function kinIn(lines: readonly string[]): Kin {
  const missed = new Map<string, Set<string>>()
  const served = new Map<string, Set<string>>()
  const note = (found: Map<string, Set<string>>, { kind, name }: Member) =>
    found.set(kind, (found.get(kind) ?? new Set()).add(name))
  for (const line of lines.slice(0, mostLines)) {
    if (!isTalk(line)) continue
    for (const clause of spokenSentences(line).flatMap(clausesOf).flatMap(halvesOf)) {
      const members = membersIn(clause)
      if (members.length === 0) continue
      if (failing.some((words) => words.test(clause))) for (const each of members) note(missed, each)
      else if (working.test(clause)) for (const each of members) note(served, each)
    }
  }
  return { missed, served }
}

/** Whether a label names one of the machines that fail, or another of their kind; null where it names none that is known. */
export function isMissed(label: string, { missed, served }: Kin): boolean | null {
  for (const { kind, name } of membersIn(label)) {
    const own = missed.get(kind)
    if (own) return own.has(name)
    if (served.get(kind)?.has(name)) return false
  }
  return null
}
