import type { CloudDocument } from '../../model/evidence'
import { quote } from '../../paste/quote'
import * as every from './readers'
import type { Screen } from './screen'

const all = Object.values(every)

/** Most screens that are read of one text. */
const mostScreens = 500

function documentOf({ what, text, rows, value, line, from, to }: Screen, piece: number): CloudDocument {
  return {
    kind: 'document',
    what,
    text,
    value,
    line: quote(line),
    piece,
    place: { from: from + 1, to },
    rows: rows.map((row) => row + 1),
  }
}

/** That a list goes on where its copy does not. */
function lost(line: string, at: number, piece: number): CloudDocument {
  const place = { from: at + 1, to: at + 1 }
  return { kind: 'document', what: 'unreadable', text: '', value: null, line: quote(line), piece, place }
}

/**
 * Finds screens of the console in a text, copied as text amid prose and other outputs.
 *
 * @param piece number of the piece that the text is
 * @returns documents of the cloud's side, and the text without them; its lines keep their numbers
 */
export function readScreens(
  text: string,
  piece: number,
): { readonly documents: readonly CloudDocument[]; readonly rest: string } {
  const screens = all
    .flatMap((read) => read(text))
    .sort((a, b) => a.from - b.from)
    .slice(0, mostScreens)
  if (screens.length === 0) return { documents: [], rest: text }
  const lines = text.split('\n')
  const kept = [...lines]
  for (const { from, to } of screens) kept.fill('', from, to)
  return {
    documents: screens.flatMap((screen) => [
      documentOf(screen, piece),
      ...(screen.cut === null ? [] : [lost(lines[screen.cut] ?? '', screen.cut, piece)]),
    ]),
    rest: kept.join('\n'),
  }
}
