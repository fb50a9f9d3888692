import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const cache = join(root, 'node_modules', '.cache', 'browser')
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A Chrome or Chromium for the browser tests: the one that CHROMIUM_PATH names, an installed one, Playwright's own,
 * else one that it can get. Returns the environment that a test process needs, or null when there is none.
 */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return { CHROMIUM_PATH: process.env.CHROMIUM_PATH }
    console.error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not exist.`)
    return null
  }
  const here = installed.find((path) => existsSync(path))
  if (here) return { CHROMIUM_PATH: here }
  const { chromium } = await import('playwright-core')
  if (existsSync(chromium.executablePath())) return { CHROMIUM_PATH: chromium.executablePath() }
  return (process.platform === 'linux' && process.arch === 'x64' && (await fromPackage())) || fromPlaywright(chromium)
}

/** Whether fonts are installed, and said to be. */
function hasFonts() {
  const [list, fonts] = ['/etc/fonts/fonts.conf', '/usr/share/fonts']
  if (!existsSync(list) || !existsSync(fonts)) return false
  return readdirSync(fonts, { recursive: true }).some((path) => /\.(?:otf|tt[cf])$/.test(String(path)))
}

/** A Chromium that comes as an npm package, with the system libraries that a bare container lacks. */
async function fromPackage() {
  console.log('No Chrome or Chromium is installed: getting one as an npm package.')
  if (!existsSync(join(cache, 'node_modules', '@sparticuz', 'chromium'))) {
    const args = ['install', '--prefix', cache, '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    const result = spawnSync('npm', [...args, '@sparticuz/chromium@153.0.0'], { stdio: 'inherit' })
    if (result.status !== 0) return null
  }
  // Set before the import: it makes the package unpack the shared libraries that it brings along.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  const require = createRequire(join(cache, 'package.json'))
  const { default: packaged } = await import(pathToFileURL(require.resolve('@sparticuz/chromium')).href)
  const path = await packaged.executablePath()
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env
  // The package's own fonts have no Japanese and no Chinese: those of the machine come first, where it has any.
  return { CHROMIUM_PATH: path, LD_LIBRARY_PATH, FONTCONFIG_PATH: hasFonts() ? '/etc/fonts' : FONTCONFIG_PATH }
}

/** @param {import('playwright-core').BrowserType} chromium */
function fromPlaywright(chromium) {
  const result = spawnSync('npx', ['playwright-core', 'install', 'chromium'], { cwd: root, stdio: 'inherit' })
  return result.status === 0 && existsSync(chromium.executablePath())
    ? { CHROMIUM_PATH: chromium.executablePath() }
    : null
}
