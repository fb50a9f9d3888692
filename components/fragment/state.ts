/** Most characters that a link carries: longer ones are cut by mail and chat programs. */
export const longestLink = 8000

/** Largest state that a link may unfold to, in bytes: a link is hostile until it has been read. */
const largest = 5 * 1024 * 1024

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk: unknown = next.value
    if (!(chunk instanceof Uint8Array)) throw new Error('bytes were expected')
    size += chunk.length
    if (size > limit) {
      await reader.cancel()
      throw new Error('the state in the link is too large')
    }
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** A value as text for a URL fragment: JSON, deflated, in base64url. */
export async function encodeState(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const small = await through(bytes, new CompressionStream('deflate-raw'), largest)
  let binary = ''
  for (const byte of small) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The value that `encodeState` wrote. Rejects when the text is damaged or unfolds beyond the limit; check its shape. */
export async function decodeState(text: string): Promise<unknown> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  const whole = await through(bytes, new DecompressionStream('deflate-raw'), largest)
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(whole))
}
