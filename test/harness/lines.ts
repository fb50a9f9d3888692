/** Longest line that is kept, in bytes. */
const longestLine = 256 * 1024 * 1024

/**
 * Cuts a stream of bytes into lines of UTF-8 at each line feed, and nowhere else: JSON may have a carriage return between
 * its tokens. The one before a line feed is taken off; a last line without an end is a line, too.
 *
 * @param most longest line in bytes; a longer one is given as null, and what follows it is read on
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, most = longestLine): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): string | null => {
    const line = length > most ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    parts = []
    length = 0
    return line
  }
  const keep = (part: Uint8Array) => {
    length += part.length
    if (length <= most) parts.push(part)
    else parts = []
  }
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  if (length > 0) yield take()
}
