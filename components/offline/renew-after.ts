/** Where it is kept from which build a page was renewed last: once is enough, whatever the server answers. */
const renewed = 'sekisho:renewed'

function buildIn(html = ''): string | undefined {
  return /"buildId":"([\w-]+)"/.exec(html)?.[1]
}

/** A reader who has not typed for this time, in milliseconds, has come to a pause. */
const pause = 700

/** Waits until the field that the reader is at stays as it is. */
async function untilPause() {
  const typed = (): unknown => Object(document.activeElement).value
  let before: unknown
  do {
    before = typed()
    await new Promise((next) => setTimeout(next, pause))
  } while (typed() !== before)
}

/**
 * For when a file of this page did not come: after a new build was published, the files of the old one are gone, and asking
 * again does not help. Then the page is loaded anew, once what its tool holds stands in the address and in this browser. It stays
 * where the server has the same build, or cannot be asked.
 *
 * @param before comes before the page is left, which waits for it; where it fails, the page stays
 */
export async function renewAfter(before: () => Promise<unknown>) {
  const own = buildIn(document.getElementById('__NEXT_DATA__')?.textContent)
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' })
    const now = answer.ok && buildIn(await answer.text())
    if (!own || !now || now === own || sessionStorage.getItem(renewed) === own) return
    await untilPause()
    await before()
    sessionStorage.setItem(renewed, own)
    location.reload()
  } catch {
    // There is no network, or what the page holds could not be kept.
  }
}
