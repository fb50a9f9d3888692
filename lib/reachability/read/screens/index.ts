import type { LineSigns } from '../../look'
import type { CloudDocument } from '../../model/evidence'
import { quote } from '../../paste/quote'
import * as every from './readers'
import type { Screen, ScreenReader } from './screen'

const all: readonly ScreenReader[] = Object.values(every)

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

/** What the first line of each of their screens has. */
export const screenSigns: readonly LineSigns[] = all.map(({ signs }) => signs)

/** Numbers of the lines that may have a sign, by reader; `first` is the group of the look at which theirs begin. */
function signedLines(seen: readonly (readonly number[])[], first: number): readonly (readonly number[])[] {
  const found = all.map((): number[] => [])
  for (let at = 0; at < seen.length; at += 1) for (const group of seen[at] ?? []) found[group - first]?.push(at)
  return found
}

/** Screens in their order, without those that stand within another: a row of a table is no screen of its own. */
function outermost(screens: readonly Screen[]): Screen[] {
  const kept: Screen[] = []
  let end = 0
  for (const screen of [...screens].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (screen.to > end) kept.push(screen)
    end = Math.max(end, screen.to)
  }
  return kept
}

/**
 * Finds screens of the console in the lines of a text, copied as text amid prose and other outputs.
 *
 * @param piece number of the piece that the text is
 * @param seen what the look at each line has found, with the groups of `screenSigns` from `first` on
 * @returns documents of the cloud's side, and the lines without them, each at its place
 */
export function readScreens(
  lines: readonly string[],
  piece: number,
  seen: readonly (readonly number[])[],
  first: number,
): { readonly documents: readonly CloudDocument[]; readonly rest: readonly string[] } {
  const signed = signedLines(seen, first)
  const screens = outermost(
    all.flatMap(({ read }, index) => {
      const own = signed[index] ?? []
      return own.length === 0 ? [] : read(lines, own)
    }),
  ).slice(0, mostScreens)
  if (screens.length === 0) return { documents: [], rest: lines }
  const kept = [...lines]
  for (const { from, to } of screens) kept.fill('', from, to)
  return {
    documents: screens.flatMap((screen) => [
      documentOf(screen, piece),
      ...(screen.cut === null ? [] : [lost(lines[screen.cut] ?? '', screen.cut, piece)]),
    ]),
    rest: kept,
  }
}
