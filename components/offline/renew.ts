/** Where it is kept from which build a page was renewed last: once is enough, whatever the server answers. */
const renewed = 'sekisho:renewed'

function buildIn(html: string | null | undefined): string | null {
  return /"buildId":"([\w-]+)"/.exec(html ?? '')?.[1] ?? null
}

function notYet(build: string): boolean {
  try {
    if (sessionStorage.getItem(renewed) === build) return false
    sessionStorage.setItem(renewed, build)
    return true
  } catch {
    return false
  }
}

const keepers = new Set<() => Promise<void>>()

/** Has something kept before the page is left for a new build; the function that comes back ends that. */
export function keptBeforeRenewal(keep: () => Promise<void>): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

/**
 * For when a file of this page did not come: after a new build was published, the files of the old one are gone, and asking
 * again does not help. Then the page is loaded anew, once what its tool holds stands in the address and in this browser.
 *
 * @param before comes before the page is left, which waits for it
 * @returns whether the page is left; false where the server has the same build, or cannot be asked
 */
export async function renewAfter(before: () => Promise<void> | void): Promise<boolean> {
  const own = buildIn(document.getElementById('__NEXT_DATA__')?.textContent)
  if (own === null) return false
  const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
  const now = answer?.ok ? buildIn(await answer.text()) : null
  if (now === null || now === own || !notYet(own)) return false
  await before()
  location.reload()
  return true
}

/** The same, for the page's own scripts: what the tool has asked to keep is kept first. */
export function renew(): Promise<boolean> {
  return renewAfter(async () => {
    await Promise.allSettled([...keepers].map((keep) => keep()))
  })
}
