import type { Stand } from '../unsent'

export const pageRoot = document.documentElement

export function standOf(element: Element): Stand {
  const steps: number[] = []
  let above = element
  while (!above.id && above.parentElement) {
    steps.unshift([...above.parentElement.children].indexOf(above))
    above = above.parentElement
  }
  return { id: above.id, steps }
}

export function elementAt({ id, steps }: Stand): Element {
  let found: Element = document.getElementById(id) ?? pageRoot
  for (const step of steps) found = found.children[step] ?? found
  return found
}

/**
 * Finds an element again after the page has become live: a part that shows what the browser keeps is drawn anew, in the same
 * shape, so that its elements are others at the same place.
 */
export function finder(element: Element): () => Element {
  const stand = standOf(element)
  return () => {
    if (element.isConnected) return element
    const found = elementAt(stand)
    return found.tagName === element.tagName ? found : element
  }
}

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function isField(target: unknown): target is Field {
  return target instanceof Element && target.matches('input, select, textarea')
}
