import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

/** Bytes of lib/ask with all that it takes along but what is left out, bundled, minified and compressed with gzip. */
function bytesWithout(external: string[]): number {
  const built = buildSync({
    entryPoints: ['lib/ask/index.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    external,
  })
  return gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array()).length
}

/** Bytes of the code that every question needs: all but the figures of addresses, which are fetched by themselves. */
export function codeBytes(): number {
  return bytesWithout([resolve('lib/ask/figures/index.ts')])
}

/** Bytes that come beside when a question names addresses. */
export function figuresBytes(): number {
  return bytesWithout([]) - codeBytes()
}
