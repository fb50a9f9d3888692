/** What Windows writes a file in where nobody says otherwise, by the language of the page. */
const local: Readonly<Record<string, string>> = { ja: 'shift_jis', zh: 'gbk' }

/**
 * The text of a file: UTF-16 where it says so, as what PowerShell has written does, else UTF-8, else in the coding of the page's
 * language. Never fails: what is no text in any of them has replacement characters.
 */
export async function decoded(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first = 0, second = 0] = bytes
  if (first + second === 0x1fd) return new TextDecoder(first > second ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(local[document.documentElement.lang.slice(0, 2)]).decode(bytes)
  }
}
