/**
 * `npm run browser`: the browser tests against the site in `out/`. Arguments go to vitest; `--all` looks at every page in
 * every width and theme.
 */
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
const given = process.argv.slice(2)
const args = ['vitest', 'run', '--project', 'browser', ...given.filter((argument) => argument !== '--all')]
const env = { ...process.env, ...browser, ...(given.includes('--all') ? { MATRIX: 'all' } : {}) }
const result = spawnSync('npx', args, { cwd: root, stdio: 'inherit', env })
process.exit(result.status ?? 1)
