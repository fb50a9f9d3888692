interface Policies {
  createPolicy(
    name: string,
    rules: Readonly<Record<'createScriptURL' | 'createScript' | 'createHTML', (text: string) => string | null>>,
  ): unknown
}

/** Whether an address is a script of this site: one that the build has named, or the service worker. */
function isOwnScript(address: string): boolean {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && (pathname.startsWith('/_next/static/') || pathname === '/sw.js')
}

/**
 * Whether a text is data, which can become no element and does nothing when it is run: what a page says of itself to search
 * engines is put into a `script` of that kind.
 */
function isData(text: string): boolean {
  if (text.includes('<')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * The one policy under which a text may become script or HTML in a page (Trusted Types). Pages require it by the policy that
 * build/light writes into them; null refuses.
 */
export function trustOwnFilesAlone() {
  const policies: Policies | undefined = Object(window).trustedTypes
  const dataAlone = (text: string) => (isData(text) ? text : null)
  policies?.createPolicy('default', {
    createScriptURL: (address) => (isOwnScript(address) ? address : null),
    createScript: dataAlone,
    createHTML: dataAlone,
  })
}
