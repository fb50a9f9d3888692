import type { HclAttribute } from './model'
import { readAssigned } from './read'
import { heredocAt, skip } from './skip'

/** A value that a text gives a name, and where the text of it ends. */
export interface HclAssignment extends HclAttribute {
  readonly end: number
}

/** Most assignments of one text that are looked at. */
const mostAssignments = 20_000

/** A line that assigns, begins a comment of several lines, or opens a block. */
const beginning =
  /^[ \t]*(?:([A-Za-z_][\w-]{0,100})[ \t]*=(?!=)[ \t]*|(\/\*)|[A-Za-z_][\w-]{0,100}(?:[ \t]+"[^"\n]{0,100}"){0,3}[ \t]*(?=\{))/gm

/**
 * What a text assigns to some names outside of any block, as a file of variables does (`.tfvars`): not in a comment, nor within the
 * map, list or heredoc that another name stands for. Never throws; takes linear time.
 */
export function assignmentsIn(text: string, isName: (name: string) => boolean): HclAssignment[] {
  const found: HclAssignment[] = []
  const starts = new RegExp(beginning)
  const lastClose = text.lastIndexOf('*/')
  for (let start = starts.exec(text); start && found.length < mostAssignments; start = starts.exec(text)) {
    const [whole, name, comment] = start
    const from = start.index + whole.length
    if (name !== undefined && isName(name)) {
      const { attribute, end } = readAssigned(text, name, { at: start.index, from })
      found.push({ ...attribute, end })
      starts.lastIndex = Math.max(end, from)
    } else if (comment === undefined) starts.lastIndex = afterValue(text, from)
    else if (from <= lastClose) starts.lastIndex = text.indexOf('*/', from) + 2
  }
  return found
}

/** Where the text goes on behind what begins here and takes several lines; at the same place where nothing does. */
function afterValue(text: string, from: number): number {
  const character = text[from]
  if (character === '{' || character === '[' || character === '(') return skip(text, from)
  return heredocAt(text, from)?.end ?? from
}
