/**
 * The floor of what is bounded by the processor's time: some lines read by patterns into records, as the readers do it,
 * counted and written again. Always the same work. It stands alone, since the browser's tests run it within the page.
 *
 * @returns a number that depends on all of it, so that no part can be left out
 */
export function floorWork(): number {
  const form = /^(\S+) (web|db)-(\d+) (?:LISTEN|accept) ([\d.]+):(\d+) "([^"]*)"$/
  const counts = new Map<string, number>()
  const records: { host: string; address: string; port: number; words: string[] }[] = []
  for (let at = 0; at < 10_000; at += 1) {
    const line = `2026-11-24T10:00:${at % 60} web-${at % 97} LISTEN 10.${at >> 8}.${at & 255}.1:${at % 4093} "one two ${at} three"`
    const [, , host = '', number = '', address = '', port = '', said = ''] = form.exec(line) ?? []
    const words = said.toLowerCase().split(' ')
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    records.push({ host: `${host}-${number}`, address, port: Number(port), words })
  }
  records.sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1))
  return counts.size + JSON.stringify(JSON.parse(JSON.stringify(records))).length
}
