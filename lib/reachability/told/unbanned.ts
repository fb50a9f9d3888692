import { longestSentence } from '../complaint'

const address =
  /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]\w)|(?<![\w:])((?=[\da-f:]{0,30}::|(?:[\da-f]{1,4}:){5})[\da-f:]{3,45})/gi

/** A line that tells of a ban, and one that tells that it is no more; what asks for the list of bans shows who is in it. */
const banning = /\b(?:ban|banned|banning|blocked|add(?:ed|ing) .{0,40}\bban)\b/i
const unbanning =
  /\bun-?ban\w{0,6}\b|\bdecisions? delete\b|\b(?:ban|block) (?:was |has been )?(?:removed|lifted|expired)\b|\bcsf -(?:dr|ar|tr)\b|\b解(?:封|除)/i
const list = /\bBanned IP list:/

const addressesIn = (line: string) => new Set([...line.matchAll(address)].map(([found]) => found.toLowerCase()))

/** Whether a line says that an address is banned no more: by its own word, or as a list that comes later lacks it. */
function lifts(line: string, banned: string): boolean {
  const own = addressesIn(line)
  return list.test(line) ? !own.has(banned) : unbanning.test(line) && own.has(banned)
}

/** Lines that tell of bans which the same text goes on to say were lifted. */
export function liftedBans(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const short = lines.map((line) => (line.length <= longestSentence ? line : ''))
  if (!short.some((line) => unbanning.test(line) || list.test(line))) return found
  const bans = short.map((line) =>
    banning.test(line) && !unbanning.test(line) && !list.test(line) ? addressesIn(line) : null,
  )
  bans.forEach((own, at) => {
    for (const banned of own ?? []) {
      const last = bans.findLastIndex((each) => each?.has(banned))
      if (short.slice(last + 1).some((line) => lifts(line, banned))) found.add(at)
    }
  })
  return found
}
