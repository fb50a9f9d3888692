import type { Workload } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Fields of `docker inspect` and `podman inspect`, a field a line: https://docs.docker.com/reference/cli/docker/inspect/ */
const field = /^\s{0,60}"(Status|ExitCode|Name|Image)": ?"?([^",\n]{0,200})"?,?\s{0,9}$/

const states: Readonly<Record<string, Workload['state']>> = {
  running: 'runs',
  restarting: 'restarts',
  exited: 'ended',
  dead: 'ended',
  created: 'ended',
}

const what = { kind: 'workload', what: 'container', tool: 'docker' } as const

/** The same on one line, as a format prints it: `{"Status":"exited","Running":false,…,"ExitCode":1,…}`. */
const onOneLine = /"Status": ?"(?<state>\w{2,20})",.{0,40}"Running": ?(?:true|false),.{0,400}/
const asked = /^(?:docker|podman|nerdctl)\s{1,9}(?:container\s{1,9})?inspect\s.{0,300}\s([\w][\w.-]{0,127})\s{0,9}$/

function ofOneLine(line: string, command: string | null): Workload[] {
  const match = line.length <= longest ? onOneLine.exec(line) : null
  const word = match?.groups?.state ?? ''
  const state = Object.hasOwn(states, word) ? states[word] : undefined
  if (!match || state === undefined || (state === 'ended' && /"ExitCode": ?0\b/.test(match[0]))) return []
  const name = /"Name": ?"\/([\w.-]{1,128})"/.exec(line)?.[1] ?? asked.exec(command ?? '')?.[1]
  return [{ ...what, name: name ?? 'CONTAINER', image: '', state, line: quote(line) }]
}

const longest = 20_000

/** Its state alone, by a format of one's own: `exited 1`. */
function ofFormat(lines: readonly string[], command: string | null): Workload[] {
  if (command === null || !/\.State\.Status\b/.test(command)) return []
  const name = calledIn(command)
  return lines.slice(0, 50).flatMap((line) => {
    const word = /^\s{0,9}['"]?(\w{4,12})\b/.exec(line)?.[1] ?? ''
    const state = Object.hasOwn(states, word) ? states[word] : undefined
    return state === undefined ? [] : [{ ...what, name, image: '', state, line: quote(line) }]
  })
}

/** The container that such a command names, before its format or behind it. */
function calledIn(command: string): string {
  const words = command.replace(/'[^']*'|"[^"]*"/g, ' ').split(/[\s|]+/)
  const at = words.indexOf('inspect')
  return words.slice(at + 1).find((word) => /^[\w][\w.-]{0,127}$/.test(word)) ?? 'CONTAINER'
}

/** Reads from a container's inspection whether it runs. */
export const inspect: EvidenceReader = {
  name: 'docker',
  signs: [field, onOneLine],
  asked: /^(?:docker|podman|nerdctl)\s{1,9}(?:container\s{1,9})?inspect\s/,
  read: ({ lines, command }, signed) => {
    const found: Workload[] = []
    for (const at of signed) {
      const [, key = '', value = ''] = field.exec(lines[at] ?? '') ?? []
      const last = found.at(-1)
      const state = key === 'Status' && Object.hasOwn(states, value) ? states[value] : undefined
      // What follows the state is of the same container, up to the next one.
      if (state) found.push({ ...what, name: '', image: '', state, line: quote(lines[at] ?? '') })
      else if (last && key === 'Name' && value.startsWith('/') && last.name === '')
        found[found.length - 1] = { ...last, name: value.slice(1) }
      else if (last && key === 'Image' && !value.startsWith('sha256:') && last.image === '')
        found[found.length - 1] = { ...last, image: value }
      // Who has done its work ends so.
      else if (last?.state === 'ended' && key === 'ExitCode' && value === '0' && last.name === '') found.pop()
    }
    const single = [...signed.flatMap((at) => ofOneLine(lines[at] ?? '', command)), ...ofFormat(lines, command)]
    const called = asked.exec(command ?? '')?.[1] ?? 'CONTAINER'
    return [...found.map((each) => ({ ...each, name: each.name || called })), ...single]
  },
}
