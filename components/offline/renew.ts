const keepers = new Set<() => Promise<void>>()

/**
 * Has something kept before the page is left for a new build, which it is not when that fails; the function that comes back
 * ends that.
 */
export function keptBeforeRenewal(keep: () => Promise<void>): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

/** Event on `window`: a file of the page did not come. Its detail is what keeps what the page holds. */
export const isLost = 'sekisho:lost'

/** For when a file of the page's own scripts did not come: `renewAfter`, which every page has already (components/runtime/late). */
export function renew() {
  const detail = () => Promise.all([...keepers].map((keep) => keep()))
  dispatchEvent(new CustomEvent(isLost, { detail }))
}
