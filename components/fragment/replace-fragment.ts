/**
 * Writes the page's fragment in place: no new entry in the browser's history. The router goes back to the address that
 * it has noted in the entry itself, so that is written there too.
 *
 * @param fragment with its `#`, or empty
 */
export function replaceFragment(fragment: string) {
  const { pathname, search } = window.location
  const address = `${pathname}${search}${fragment}`
  const noted: unknown = window.history.state
  const entry = typeof noted === 'object' && noted !== null && 'as' in noted ? { ...noted, as: address } : noted
  window.history.replaceState(entry, '', address)
}
