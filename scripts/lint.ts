/** `npm run lint`, its second half: the rules of the house that no general linter knows. Ends with status 1 on a fault. */
import { join } from 'node:path'
import { missingClasses } from './lint/classes'
import { clones } from './lint/clones'
import { complexFunctions } from './lint/complexity'
import { judged, readExceptions } from './lint/exceptions'
import { circles, forbiddenImports } from './lint/house'
import { namesakes } from './lint/names'
import { builtPatterns, slowPatterns, writtenPatterns } from './lint/patterns'
import { refsInRender } from './lint/refs'
import { isScript, readSources } from './lint/sources'
import { writtenCounts } from './lint/strings'
import { looseSizes } from './lint/styles'
import { unusedParts } from './lint/unused'
import { unusedStrings } from './lint/unused-strings'
import { root } from './root.mjs'

const sources = readSources(root)

/** Loads every engine, so that the patterns that they put together are seen. */
async function loadEngines() {
  for (const path of sources.keys()) if (path.startsWith('lib/') && isScript(path)) await import(join(root, path))
}

const faults = [
  ...forbiddenImports(sources),
  ...circles(sources),
  ...namesakes(sources),
  ...looseSizes(sources),
  ...missingClasses(sources),
  ...writtenCounts(sources),
  ...refsInRender(sources),
  ...clones(sources),
  ...complexFunctions(root, ['lib', 'components', 'build', 'pages', 'scripts']),
  ...slowPatterns([...writtenPatterns(sources), ...(await builtPatterns(root, loadEngines))]),
  ...unusedParts(root),
  ...unusedStrings(sources, root),
]
const { fresh, stale } = judged(faults, readExceptions(join(root, 'scripts', 'lint', 'exceptions.json')))

for (const { path, line, message, key } of fresh) console.error(`${path}:${line} ${message}\n  (${key})`)
for (const key of stale) console.error(`there is no such fault, take it out of scripts/lint/exceptions.json: ${key}`)
console.log(`Looked at ${sources.size} files: ${fresh.length} faults`)
process.exit(fresh.length + stale.length === 0 ? 0 : 1)
