import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { type Diagnosis, masking } from '@/lib/reachability'
import { type EvidencePiece, piecesOf, type ReachDraft } from './draft'

/** Characters of each text that are printed. */
const mostPrinted = 4000

/** What the page shows of a draft and its diagnosis. */
export interface Shown {
  readonly draft: ReachDraft
  readonly diagnosis: Diagnosis
  readonly pieces: readonly EvidencePiece[]
}

/** What a text of each piece's beginning is printed as, and what hides the same in any other text of the page. */
function maskOf(draft: ReachDraft) {
  const masked = masking()
  const hide = (text: string) => masked(text).text
  // A secret is hidden whole before what follows is cut off.
  const pieces = piecesOf(draft).map(({ name, text }) => ({
    name: hide(name),
    text: hide(text.slice(0, 3 * mostPrinted)),
  }))
  return { hide, pieces }
}

/** The evidence as it is printed, each piece cut off. */
export function printedPieces(draft: ReachDraft, hidden: boolean): readonly EvidencePiece[] {
  const pieces = piecesOf(draft)
  const shown = hidden ? maskOf(draft).pieces : pieces
  return shown.map(({ name, text }, index) => {
    const long = (pieces[index]?.text.length ?? 0) > mostPrinted
    return { name, text: long ? `${text.slice(0, mostPrinted)}\n…` : text }
  })
}

/** A line of a key says nothing of what it is once it stands apart from the key's head. */
const keyLine = /^\s{0,80}[A-Za-z0-9+/=]{32,}\s{0,80}$/

/** How long a quoted line is where its end has been cut off: that of a stretch, and that of a layer. */
const cutAt = [80, 300]

/** Without the word that the cut goes through: nothing knows the part of an address or of a secret by its shape. */
function withoutCut(line: string): string {
  const parts = cutAt.some((length) => Math.abs(line.length - length) <= 1)
  return parts ? `${line.slice(0, line.search(/\S{0,301}$/))}…` : line
}

/**
 * The same view with what is to be hidden hidden in every text of it, by the names that it has in the evidence below. Of what is
 * quoted only the lines that decide stay: what stands around them may be the middle of a key.
 */
function maskedView(draft: ReachDraft, diagnosis: Diagnosis): Shown {
  const { hide, pieces } = maskOf(draft)
  const masked: Diagnosis = JSON.parse(JSON.stringify(diagnosis), (name, value: unknown) => {
    if (typeof value !== 'string') return (name === 'before' || name === 'after') && Array.isArray(value) ? [] : value
    return keyLine.test(value) ? '***' : hide(name === 'start' || /^[0-9]+$/.test(name) ? withoutCut(value) : value)
  })
  return { draft: { ...draft, from: hide(draft.from) }, diagnosis: masked, pieces }
}

/** Hands over the masked view as long as the page is being printed, and null else, or where nothing is to be hidden. */
export function usePaper(
  { draft, diagnosis }: Omit<Shown, 'pieces'>,
  hidden: boolean,
  onPaper: (view: Shown | null) => void,
) {
  useEffect(() => {
    const paper = window.matchMedia('print')
    const show = (printing: boolean) => onPaper(printing && hidden ? maskedView(draft, diagnosis) : null)
    // What is printed is what stands there as soon as this returns.
    const told = (printing: boolean) => flushSync(() => show(printing))
    const begin = () => told(true)
    const end = () => told(false)
    const turn = () => told(paper.matches)
    show(paper.matches)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    paper.addEventListener('change', turn)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      paper.removeEventListener('change', turn)
      onPaper(null)
    }
  }, [draft, diagnosis, hidden, onPaper])
}
