import type { PublishedPort } from '../../model/evidence'
import { quote } from '../../paste/quote'
import { isTalk } from '../../told/speech'
import type { EvidenceReader } from '../reader'
import { isSupposed, isTold } from '../talk'

/** Words of people who tell how a container's port is mapped, before the two numbers: `mapping "33306:3306"`, `compose with 8585:80`. */
const words: readonly RegExp[] = [
  /(?:\bmap(?:s|ped|ping)?|\bpublish\w{0,4}|\bports?|\bcompose|\bdocker|\bcontainer|\bforward\w{0,3})\b.{0,80}?\d:\d{2,5}|(?:映射|端口|ポート|マッピング|公開).{0,80}?\d:\d{2,5}/i,
  / -p \d{2,5}:\d/,
]
const pair = /(?<![\d.:/\w-])(\d{2,5}):(\d{2,5})(?![\d:\w-]|\.\d)/g
const longest = 300

/** A time of day looks alike. */
const isTime = (outer: number, inside: number) => outer < 25 && inside < 60

function pairsIn(line: string): PublishedPort[] {
  if (
    line.length > longest ||
    !words.some((form) => form.test(line)) ||
    !isTalk(line) ||
    isSupposed(line) ||
    isTold(line)
  )
    return []
  const row = { kind: 'published-port', tool: 'docker compose', planned: true, name: 'service', image: '' } as const
  return [...line.matchAll(pair)].flatMap(([, outer = '', inside = '']): PublishedPort[] => {
    const [port, within] = [Number(outer), Number(inside)]
    return isTime(port, within) || port > 65_535 || within > 65_535
      ? []
      : [{ ...row, protocol: 'tcp', inside: within, port, address: null, line: quote(line) }]
  })
}

/** Reads how people say that ports are mapped. That a container runs so is for others to show. */
export const toldMapping: EvidenceReader = {
  name: 'told',
  signs: words,
  sparse: true,
  read: ({ lines }) => {
    const found = lines.slice(0, 2000).flatMap(pairsIn)
    // Of several who knows which holds.
    return found.length > 4 ? [] : found
  },
}
