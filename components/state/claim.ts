/** A key that this page alone writes under, until it is given back. */
export interface KeyClaim {
  readonly key: string
  readonly release: () => void
}

/**
 * Takes a key for this page: two tabs must not overwrite each other. Null when another tab has it, and when the browser
 * cannot tell; whoever made the key a moment ago is alone with it either way.
 */
export async function claimKey(key: string): Promise<KeyClaim | null> {
  // Absent where the page does not come by a secure connection.
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return null
  return new Promise((resolve) => {
    locks
      .request(`sekisho:${key}`, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null)
          return
        }
        return new Promise<void>((release) => resolve({ key, release: () => release() }))
      })
      .catch(() => resolve(null))
  })
}
