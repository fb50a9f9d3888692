import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

/** Bytes of the code of lib/ask with all that it takes along, bundled, minified and compressed with gzip. */
export function codeBytes(): number {
  const built = buildSync({
    entryPoints: ['lib/ask/index.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
  })
  return gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array()).length
}
