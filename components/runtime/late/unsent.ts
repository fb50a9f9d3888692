import { type Unsent, unsent } from '../unsent'
import { findDialog } from './dialog'
import { calm, moves } from './moves'
import { elementAt, isField, standOf } from './stands'

/** Keeps what was typed for the page that is loaded in the place of this one. */
export async function keepTyped() {
  await calm()
  const state: Unsent = [
    findDialog()?.open,
    ...[...moves.values()].flatMap(({ at, value }) => (value === undefined ? [] : [[standOf(at), value] as const])),
  ]
  sessionStorage.setItem(unsent, JSON.stringify(state))
}

/** A field of one line would flatten a text of several: it is told as one that is pasted. */
export function pasteInto(field: Element, text: string) {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

/** Types again what was typed into the page before. */
export function typeAgain(showAskDialog: () => void) {
  try {
    const [asks, ...texts]: Unsent = JSON.parse(sessionStorage.getItem(unsent) ?? '[]')
    sessionStorage.removeItem(unsent)
    if (asks) showAskDialog()
    for (const [place, value] of texts) {
      const field = place ? elementAt(place) : document.activeElement
      if (!isField(field) || field.type === 'file') continue
      if (field.matches('input') && value.includes('\n')) pasteInto(field, value)
      else {
        field.value = value
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
    }
  } catch {
    // Nothing was typed that could be kept.
  }
}
