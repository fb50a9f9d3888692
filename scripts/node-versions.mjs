/**
 * The versions of Node.js that arguments ask for, and what of them is for vitest.
 *
 * @param {readonly string[]} given arguments: versions (`22`, `24.0.0`, `latest`) and, in any order, all else
 * @param {string} engines ranges of versions, as `engines` of package.json has them
 * @returns {{ versions: string[], tests: string[] }} without a version the oldest of each range, and the newest that there is
 */
export function versionsAskedFor(given, engines) {
  const isVersion = (/** @type {string} */ argument) => /^(?:latest|\d+(?:\.\d+){0,2})$/.test(argument)
  const asked = given.filter(isVersion)
  const oldest = engines.split('||').map((range) => range.replace(/[^\d.]/g, ''))
  return {
    versions: asked.length > 0 ? asked : [...oldest, 'latest'],
    tests: given.filter((argument) => !isVersion(argument)),
  }
}
