/** `npm run lint`, its second half: the rules of the house that no general linter knows. Ends with status 1 on a fault. */
import { join } from 'node:path'
import { circles, forbiddenImports } from './lint/house'
import { judged, readKnown } from './lint/known'
import { readSources } from './lint/sources'
import { root } from './root.mjs'

const sources = readSources(root)
const faults = [...forbiddenImports(sources), ...circles(sources)]
const { fresh, stale } = judged(faults, readKnown(join(root, 'scripts', 'lint', 'known.json')))

for (const { path, line, message } of fresh) console.error(`${path}:${line} ${message}`)
for (const key of stale) console.error(`scripts/lint/known.json: "${key}" is mended: take it out`)
console.log(
  `Looked at ${sources.size} files: ${fresh.length + stale.length} faults, ${faults.length - fresh.length} known`,
)
process.exit(fresh.length + stale.length === 0 ? 0 : 1)
