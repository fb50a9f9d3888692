import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { listing } from './page'

const target = 'es2022'

/**
 * The one inline script of an exported page: of `public/`, theme.js, and reading.js where it is a page of text; then what brings the
 * page's scripts (components/runtime/late.ts).
 */
export async function inlineScripts(root: string): Promise<{ readonly ofTool: string; readonly ofText: string }> {
  const small = async (name: string) => {
    const { code } = await transform(readFileSync(join(root, 'public', name), 'utf8'), { minify: true, target })
    return code.trim()
  }
  const late = await build({
    entryPoints: [join(root, 'components', 'runtime', 'late.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target,
    define: { LISTING: JSON.stringify(listing) },
  })
  const [file] = late.outputFiles
  if (!file) throw new Error('components/runtime/late.ts gave no script')
  const [theme, reading] = [await small('theme.js'), await small('reading.js')]
  return { ofTool: `${theme}${file.text.trim()}`, ofText: `${theme}${reading}${file.text.trim()}` }
}
