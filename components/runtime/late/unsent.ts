/** What was typed into a page whose own build could no longer take it goes over to the page that is loaded in its place. */
import { findDialog } from './dialog'
import { calm, moves } from './moves'
import { elementAt, isField, type Stand, standOf } from './stands'

/** Where a page that is loaded anew finds what was typed into the one before. */
const unsent = 'sekisho:unsent'

interface Unsent {
  readonly asks: boolean
  readonly texts: readonly { readonly place: Stand; readonly value: string }[]
}

/** A reader who has not typed for this time, in milliseconds, has come to a pause. */
const pause = 700

let lastTyped = -pause

export function noteTyping() {
  lastTyped = performance.now()
}

/** Keeps what was typed for the page that is loaded in the place of this one, when the reader has come to a pause. */
export async function keepTyped() {
  for (let now = performance.now(); now - lastTyped < pause; now = performance.now()) {
    await new Promise((next) => setTimeout(next, pause - (now - lastTyped)))
    await calm()
  }
  const texts = [...moves.keys()].filter(isField).map((field) => ({ place: standOf(field), value: field.value }))
  const state: Unsent = { asks: findDialog()?.open ?? false, texts }
  try {
    sessionStorage.setItem(unsent, JSON.stringify(state))
  } catch {
    // Storage is closed to the page, or full.
  }
}

/** Types again what was typed into the page before. */
export function typeAgain(showAskDialog: () => void) {
  let state: Unsent | null = null
  try {
    state = JSON.parse(sessionStorage.getItem(unsent) ?? 'null')
    sessionStorage.removeItem(unsent)
  } catch {
    // Nothing was typed that could be kept.
  }
  if (state?.asks) showAskDialog()
  for (const { place, value } of state?.texts ?? []) {
    const field = elementAt(place)
    if (!isField(field) || field.type === 'file') continue
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
