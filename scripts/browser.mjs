/** `npm run browser`: the browser tests against the site in `out/`. Arguments go to vitest. */
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
const args = ['vitest', 'run', '--project', 'browser', ...process.argv.slice(2)]
const env = { ...process.env, ...browser }
const result = spawnSync('npx', args, { cwd: root, stdio: 'inherit', env })
process.exit(result.status ?? 1)
