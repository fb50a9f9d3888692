import { moves } from './moves'

/**
 * Takes a question that was sent to the box to the page that answers it, which has scripts of its own. What was pasted stays: a link
 * would carry it.
 */
export function goWithQuestion() {
  const made = [...moves.values()]
  const form = made.find(({ at }) => at.matches('form, [type=submit]'))?.at.closest('form')
  const question = form?.querySelector('input')?.value
  if (question && !made.some(({ value }) => value?.includes('\n')))
    location.href = `${form?.action}#q=${encodeURIComponent(question)}`
}
