/** Runs vitest, with its arguments, where tests may drive a browser through the site in `out/`: `npm run browser`, `npm run timed`. */
import { spawnSync } from 'node:child_process'
import { findBrowser } from './find-browser.mjs'
import { root } from './root.mjs'

const browser = await findBrowser()
if (!browser) {
  console.error(
    'The browser tests need Chrome or Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  )
  process.exit(1)
}
const env = { ...process.env, ...browser }
const result = spawnSync('npx', ['vitest', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
process.exit(result.status ?? 1)
