import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * @typedef {'identity' | 'gzip' | 'br'} Coding
 * @typedef {object} Stored a file as it was when it was read
 * @property {string} type its media type
 * @property {string} tag a digest of its bytes, for entity tags
 * @property {number} modified when it was last changed, in whole seconds since 1970
 * @property {Buffer} bytes
 * @property {boolean} compressible whether its media type is one that compression makes smaller
 * @property {(coding: Coding) => Promise<Buffer>} coded its bytes in a coding, worked out once
 */

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}
const compressible = /^(?:text\/|application\/(?:json|xml|wasm|manifest)|image\/svg)/

/** For how long a file is taken to be as it was, in milliseconds. */
const trusted = 1000

/** How many bytes are kept in memory, compressed forms included, before the longest unused are dropped. */
const mostBytes = 128 * 1024 * 1024

const encoders = {
  gzip: (/** @type {Buffer} */ bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (/** @type {Buffer} */ bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        // The highest makes a script a fourteenth smaller than the one that most servers use; each file is compressed once.
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
}

/** @param {string} path */
async function read(path) {
  const handle = await open(path)
  try {
    const found = await handle.stat({ bigint: true })
    return found.isFile() ? { bytes: await handle.readFile(), stamp: stampOf(found), modified: secondsOf(found) } : null
  } finally {
    await handle.close()
  }
}

/** @param {import('node:fs').BigIntStats} found */
function stampOf(found) {
  return `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`
}

/** @param {import('node:fs').BigIntStats} found */
function secondsOf(found) {
  return Number(found.mtimeMs / 1000n)
}

/**
 * @param {string} path
 * @param {{ bytes: Buffer, modified: number }} file
 * @returns {Stored}
 */
function stored(path, { bytes, modified }) {
  const type = types[extname(path)] ?? 'application/octet-stream'
  /** @type {Map<Coding, Promise<Buffer>>} */
  const codings = new Map([['identity', Promise.resolve(bytes)]])
  return {
    type,
    tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    modified,
    bytes,
    compressible: compressible.test(type) && bytes.length > 0,
    coded(coding) {
      const known = codings.get(coding)
      if (known) return known
      const made = coding === 'identity' ? Promise.resolve(bytes) : encoders[coding](bytes)
      codings.set(coding, made)
      return made
    },
  }
}

/**
 * The files of a folder, read whole and kept in memory until they change. Nothing stays open: each file is read and
 * closed before anyone is answered, whatever becomes of who asked. A file that many ask for at once is read once.
 *
 * @param {string} folder
 */
export function filesIn(folder) {
  /** @type {Map<string, { stamp: string, checked: number, file: Stored }>} */
  const kept = new Map()
  /** @type {Map<string, Promise<Stored | null>>} */
  const pending = new Map()
  let bytes = 0

  /** @param {string} path */
  function forget(path) {
    bytes -= kept.get(path)?.file.bytes.length ?? 0
    kept.delete(path)
  }

  /** @param {string} path */
  async function load(path) {
    const now = Date.now()
    const before = kept.get(path)
    if (before) {
      const found = await stat(path, { bigint: true })
      if (stampOf(found) === before.stamp) {
        before.checked = now
        return before.file
      }
    }
    const fresh = await read(path)
    forget(path)
    if (!fresh) return null
    const file = stored(path, fresh)
    kept.set(path, { stamp: fresh.stamp, checked: now, file })
    bytes += fresh.bytes.length
    // Each file is counted twice, for its compressed forms.
    for (const oldest of kept.keys()) {
      if (2 * bytes <= mostBytes || oldest === path) break
      forget(oldest)
    }
    return file
  }

  return {
    /**
     * The file at a path of the folder, or null where there is none.
     * Rejects with the file system's error when it is there and cannot be read.
     *
     * @param {readonly string[]} segments names from the folder down, none of them `.` or `..` or with a separator
     * @returns {Promise<Stored | null>}
     */
    async get(segments) {
      const path = join(folder, ...segments)
      const known = kept.get(path)
      if (known && Date.now() - known.checked < trusted) return known.file
      const asked = pending.get(path)
      if (asked) return asked
      const answer = load(path)
        .catch((error) => {
          forget(path)
          if (absent.has(error.code)) return null
          throw error
        })
        .finally(() => pending.delete(path))
      pending.set(path, answer)
      return answer
    },

    /**
     * Whether a path of the folder is a folder itself.
     *
     * @param {readonly string[]} segments
     */
    async hasFolder(segments) {
      try {
        return (await stat(join(folder, ...segments))).isDirectory()
      } catch {
        return false
      }
    },
  }
}

/** What the file system says of a path at which there is nothing to be read. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR', 'ELOOP', 'EINVAL'])
