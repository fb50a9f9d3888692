/** Longest request target that is looked at, in characters. */
const longestTarget = 8192

/**
 * The names that a request target goes through, from the site's root down, or the status that says why there are none.
 * Hidden names (`.git`, `_headers`) are none of the site's.
 *
 * @param {string} target as the request line has it: `/ja/faq/?q=1`, in absolute form too
 * @returns {{ path: string, query: string, segments: readonly string[], folder: boolean } | 400 | 404 | 414}
 */
export function readTarget(target) {
  if (target.length > longestTarget) return 414
  const relative = /^https?:\/\//i.test(target) ? target.replace(/^https?:\/\/[^/?#]*/i, '') : target
  const [beforeQuery = ''] = relative.split(/[?#]/, 1)
  const query = relative.slice(beforeQuery.length)
  const path = beforeQuery === '' ? '/' : beforeQuery
  if (!path.startsWith('/')) return 400
  let segments
  try {
    segments = path.slice(1).split('/').map(decodeURIComponent)
  } catch {
    return 400
  }
  const folder = segments.at(-1) === ''
  if (folder) segments.pop()
  return segments.every(isName) ? { path, query, segments, folder } : 404
}

/** @param {string} segment */
function isName(segment) {
  const hidden = segment.startsWith('.') && segment !== '.well-known'
  return segment !== '' && segment !== '_headers' && !hidden && !/[/\\:\0-\x1f]/.test(segment)
}
