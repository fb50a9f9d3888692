import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder that holds a small site, beside those that other tests have. */
export function siteFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-site-'))
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const headers = `# one list of headers
/*
  Content-Security-Policy: default-src 'none'
  X-Content-Type-Options: nosniff
/_next/static/*
  Cache-Control: public, max-age=31536000, immutable
/opensearch/*
  Content-Type: application/opensearchdescription+xml; charset=utf-8
`
