/** What Windows writes a file in where nobody says otherwise, by the language of the page. */
const local: Readonly<Record<string, string>> = { ja: 'shift_jis', zh: 'gbk' }

/**
 * How files begin in which no text stands as it is: PNG, JPEG, GIF, WebP, HEIC and AVIF, TIFF, BMP, PDF, and the archives that office
 * documents are (https://www.iana.org/assignments/media-types/media-types.xhtml).
 */
const pictures =
  /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp|II\*\0|MM\0\*|BM.{4}\0{4}|%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0)/s

/**
 * The text of a file: UTF-16 where it says so, as what PowerShell has written does, else UTF-8, else in the coding of the page's
 * language. Null for a picture, a PDF or an office document. Never fails: what is no text in any of them has replacement characters.
 */
export async function decoded(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (pictures.test(String.fromCharCode(...bytes.subarray(0, 16)))) return null
  const [first = 0, second = 0] = bytes
  if (first + second === 0x1fd) return new TextDecoder(first > second ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(local[document.documentElement.lang.slice(0, 2)]).decode(bytes)
  }
}
