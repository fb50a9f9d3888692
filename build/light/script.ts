import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { listing } from './page'

const target = 'es2022'

/** The one inline script of an exported page: public/theme.js, then what brings the page's scripts (components/runtime/late.ts). */
export async function lateScript(root: string): Promise<string> {
  const theme = await transform(readFileSync(join(root, 'public', 'theme.js'), 'utf8'), { minify: true, target })
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
  return `${theme.code.trim()}${file.text.trim()}`
}
