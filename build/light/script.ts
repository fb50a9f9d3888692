import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { listing } from './page'

const target = 'es2022'

/** What of components/runtime/late pages need: more where parts live alone, where scripts come at once, and where the question box is in the text. */
async function lateScript(root: string, forWhat: 'tools' | 'islands' | 'texts' | 'asking'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'components', 'runtime', 'late', 'index.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target,
    define: {
      LISTING: JSON.stringify(listing),
      ISLANDS: String(forWhat === 'islands'),
      TOOLS: String(forWhat === 'tools'),
      ASKS: String(forWhat === 'asking'),
    },
  })
  const [file] = outputFiles
  if (!file) throw new Error('components/runtime/late gave no script')
  return file.text.trim()
}

/** What a page of text has that its script has to serve. */
interface Served {
  /** It is cut into screens: a lesson. */
  readonly screens: boolean
  readonly islands: boolean
  /** The question box stands in it: the home page. */
  readonly asks: boolean
}

/** The inline scripts of exported pages: of a tool's, and of a page of text. */
export interface InlineScripts {
  readonly ofTool: string
  readonly ofText: (has: Served) => string
}

/**
 * The one inline script of an exported page: of `public/`, theme.js, reading.js where it is a page of text, and screens.js where it is a
 * lesson; then what brings the page's scripts (components/runtime/late).
 */
export async function inlineScripts(root: string): Promise<InlineScripts> {
  const small = async (name: string) => {
    const { code } = await transform(readFileSync(join(root, 'public', name), 'utf8'), { minify: true, target })
    return code.trim()
  }
  const [theme, reading, forScreens] = [await small('theme.js'), await small('reading.js'), await small('screens.js')]
  const [plain, withIslands] = [await lateScript(root, 'texts'), await lateScript(root, 'islands')]
  const asking = await lateScript(root, 'asking')
  return {
    ofTool: `${theme}${await lateScript(root, 'tools')}`,
    ofText: ({ screens, islands, asks }) =>
      `${theme}${reading}${screens ? forScreens : ''}${islands ? withIslands : asks ? asking : plain}`,
  }
}
