/** What a reader does before the page answers: it is taken here, calls the scripts, and is done again once they run. */
import { askDialog, opensAsk, unfolds } from '../marks'
import { findDialog } from './dialog'
import { composing, moves, state } from './moves'
import { type Field, finder, isField } from './stands'
import { pasteInto } from './unsent'
import { wake, wakeFor } from './wake'

/** Whether this is for pages with parts that live alone: the script of others leaves out what concerns them (build/light). */
declare const ISLANDS: boolean

/** What the browser and public/theme.js do by themselves. */
const simple = '[data-theme-switch], [data-ways] input'
const controls = `button, input:not(${simple}), select:not(${simple}), textarea, [data-live]`

/** Notes what is to be done again. A second note for the same key, such as a field, replaces the first in its place. */
function note(key: object, at: Element, again: () => void, value?: string) {
  moves.set(key, { at, again, value })
  wakeFor(at)
}

function hold(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}

/** Opens the question box as the browser can by itself; its field takes what is typed until the rest has come. */
export function showAskDialog() {
  const dialog = findDialog()
  if (dialog) {
    if (!dialog.open) dialog.showModal()
    dialog.querySelector<HTMLElement>('input, textarea')?.focus()
  }
  wake()
}

export function reach(event: Event) {
  if (event.target instanceof Element && event.target.closest(controls)) wakeFor(event.target)
}

/** Opens or closes what stands in the page already; its fields can be used at once. */
function unfold(button: Element) {
  const parts = button.hasAttribute(unfolds) && document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!parts) return
  parts.hidden = !parts.hidden
  button.setAttribute('aria-expanded', String(!parts.hidden))
  if (!parts.hidden) parts.querySelector<HTMLElement>('select, input')?.focus()
}

export function press(event: MouseEvent) {
  // What the browser opens by itself would be closed again by a second press.
  const target =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>(`button:not([popovertarget]), [${opensAsk}]`)
      : null
  if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return
  hold(event)
  if (target.hasAttribute(opensAsk)) showAskDialog()
  else if (target.matches(`#${askDialog} [data-closes]`)) findDialog()?.close()
  else {
    unfold(target)
    const find = finder(target)
    note(event, target, () => {
      const found = find()
      if (found instanceof HTMLElement) found.click()
    })
  }
}

export function send(event: SubmitEvent) {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  hold(event)
  // The Enter that ends a conversion is not for the form.
  if (!composing) note(event, form, () => form.requestSubmit())
}

/** Puts into a field that was drawn anew what the reader had given to the one before. */
function restore(found: Field, field: Field, value: string, checked: boolean) {
  const file = field instanceof HTMLInputElement && field.type === 'file'
  if (!file) found.value = value
  if (!(found instanceof HTMLInputElement)) return
  found.checked = checked
  if (file) found.files = field.files
}

/** Keeps what a field holds, and says it again to the live page as if it had been typed then. */
export function write(event: Event) {
  const field = event.target
  if (!isField(field) || field.matches(simple)) return
  const find = finder(field)
  const { value } = field
  const checked = field instanceof HTMLInputElement && field.checked
  const again = () => {
    const found = find()
    if (isField(found) && (found !== field || found.value !== value)) restore(found, field, value, checked)
    for (const type of ['input', 'change']) found.dispatchEvent(new Event(type, { bubbles: true }))
  }
  note(field, field, again, value)
}

/** The page that takes a field over empties it for a moment: a key that comes just then goes to what stood there. */
export function resume({ target }: InputEvent) {
  if (isField(target)) target.value = moves.get(target)?.value ?? target.value
}

/** A field of one line would flatten what is pasted: the live page gets it as it was. Until then the field shows it flat. */
export function paste(event: ClipboardEvent) {
  const field = event.target
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!(field instanceof HTMLInputElement) || !text.includes('\n')) return
  event.preventDefault()
  const before = field.value
  field.value = before + text.replace(/\s+/g, ' ')
  note(
    event,
    field,
    () => {
      field.value = before
      pasteInto(field, text)
    },
    text,
  )
}

/** A browser would leave the page for a file that is dropped on it. */
export function drop(event: DragEvent) {
  event.preventDefault()
  const { target, type } = event
  if (!ISLANDS) wake()
  else if (target instanceof Element) wakeFor(target)
  const files = [...(event.dataTransfer?.files ?? [])]
  if (type !== 'drop' || !(target instanceof Element) || files.length === 0) return
  note(event, target, () => {
    const dataTransfer = new DataTransfer()
    for (const file of files) dataTransfer.items.add(file)
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
}

export function key(event: KeyboardEvent) {
  const { target } = event
  const command = event.metaKey || event.ctrlKey
  const slash = event.key === '/' && !isField(target) && !command && !event.altKey
  if (state === 'live' || event.isComposing || !(slash || (command && event.key.toLowerCase() === 'k'))) return
  hold(event)
  showAskDialog()
}
